using System.Text.Json;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests.Files;

namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>Reads values files: mappings of names to values of any kind.</summary>
internal static class ValuesFiles
{
    /// <summary>The values of all files; a later file overrides an earlier one.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<string> paths, ManifestFiles files, Substitution substitution)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var document in paths.SelectMany(files.Read))
        {
            if (document.Root.ValueKind != JsonValueKind.Object)
            {
                document.AddError(DocumentPath.Root, $"a values file must be a mapping of names to values, but is {Wording.Of(document.Root)}.");
                continue;
            }

            foreach (var member in document.Root.EnumerateObject())
            {
                values[member.Name] = substitution.Resolve(document, member.Value, DocumentPath.Root.Member(member.Name), scope: null);
            }
        }

        return values;
    }
}
