using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Cli.Reporting.Json;

/// <summary>A diff as a property of a JSON line: the paths, without their values.</summary>
internal static class DiffJson
{
    public static void Write(Utf8JsonWriter json, StructuralDiff? diff)
    {
        const string property = "diff";
        if (diff is null)
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        json.WriteStrings("added", diff.Added);
        json.WriteStrings("removed", diff.Removed);
        json.WriteStrings("modified", diff.Modified);
        json.WriteEndObject();
    }
}
