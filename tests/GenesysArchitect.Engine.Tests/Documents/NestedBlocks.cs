using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Tests.Documents;

/// <summary>Documents of nested blocks, like flows.</summary>
internal static class NestedBlocks
{
    /// <summary>Two levels per block, in JSON and in the flow style of YAML.</summary>
    public static string InJson(int blocks)
    {
        var text = new StringBuilder();
        for (var block = 0; block < blocks; block++)
        {
            text.Append(null, $$"""{"id": "block-{{block}}", "type": "menu", "children": [""");
        }

        return text.Insert(text.Length, "]}", blocks).ToString();
    }

    /// <summary>The same in the block style of YAML, by indentation.</summary>
    public static string InBlockStyle(int blocks)
    {
        var text = new StringBuilder();
        for (var block = 0; block < blocks; block++)
        {
            var dash = block == 0 ? string.Empty : $"{new string(' ', (4 * block) - 2)}- ";
            var indentation = new string(' ', 4 * block);
            text.Append(null, $"{dash}id: block-{block}\n{indentation}type: menu\n{indentation}children:{(block == blocks - 1 ? " []" : string.Empty)}\n");
        }

        return text.ToString();
    }

    /// <summary>The number of blocks, each with its own id.</summary>
    public static int Count(JsonElement document)
    {
        var count = 0;
        for (var block = document; ; block = block.GetProperty("children")[0])
        {
            Assert.Equal($"block-{count++}", block.GetProperty("id").GetString());
            if (block.GetProperty("children").GetArrayLength() == 0)
            {
                return count;
            }
        }
    }
}
