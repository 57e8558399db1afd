using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.World.Flows;

/// <summary>The rules that a flow document is held to.</summary>
internal static class FlowDocument
{
    internal const string Archived = "archived";

    private static readonly Dictionary<string, string[]> NextStates = new()
    {
        ["draft"] = ["draft", "published", Archived],
        ["published"] = ["published", "draft", Archived],
        [Archived] = [Archived, "draft"],
    };

    /// <summary>Checks a document, and the change of its state when there was one before.</summary>
    /// <exception cref="RefusedException">422, with each field that is wrong.</exception>
    internal static void Check(JsonObject document, string? stateBefore)
    {
        var check = new ObjectCheck(document);
        check.RequiredText("name");
        CheckState(check, check.RequiredText("lifecycle_state"), stateBefore);
        CheckBlocks(check, document["blocks"], "blocks", new HashSet<string>(StringComparer.Ordinal));
        check.OptionalTexts("references");
        check.ThrowIfAny();
    }

    internal static string? State(JsonObject document) => document["lifecycle_state"].Text();

    private static void CheckState(ObjectCheck check, string state, string? before)
    {
        if (state.Length == 0)
        {
            return;
        }

        if (!NextStates.ContainsKey(state))
        {
            check.Report("lifecycle_state", "unknown.state", $"is '{state}', which is none of draft, published and archived");
        }
        else if (before is not null && !NextStates[before].Contains(state))
        {
            check.Report("lifecycle_state", "transition", $"cannot go from {before} to {state}");
        }
    }

    private static void CheckBlocks(ObjectCheck check, JsonNode? blocks, string path, HashSet<string> seen)
    {
        if (blocks is null)
        {
            return;
        }

        if (blocks is not JsonArray items)
        {
            check.Report(path, "type", "must be an array of blocks");
            return;
        }

        for (var index = 0; index < items.Count; index++)
        {
            var here = $"{path}[{index}]";
            if (items[index] is not JsonObject block)
            {
                check.Report(here, "type", "must be a block");
                continue;
            }

            CheckBlock(check, block, here, seen);
            CheckBlocks(check, block["children"], here + ".children", seen);
        }
    }

    private static void CheckBlock(ObjectCheck check, JsonObject block, string path, HashSet<string> seen)
    {
        var inner = new ObjectCheck(block, path + ".");
        var id = inner.RequiredText("id");
        inner.RequiredText("type");
        inner.OptionalText("reference");
        if (id.Length > 0 && !seen.Add(id))
        {
            inner.Report("id", "duplicate", $"is '{id}', which another block of the flow has");
        }

        check.Include(inner);
    }
}
