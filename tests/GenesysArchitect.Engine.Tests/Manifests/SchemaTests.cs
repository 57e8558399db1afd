extern alias schema;

using System.Text.Json;
using GenesysArchitect.Engine.Documents.Yaml;
using GenesysArchitect.Engine.Manifests;
using schema::Json.Schema;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>The JSON Schema for editors.</summary>
public class SchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Manifests");
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Folder, "genesysarchitect.schema.json")));

    [Fact]
    public void The_schema_that_ships_is_the_one_of_the_code()
    {
        Assert.Equal(
            System.Text.Encoding.UTF8.GetString(ManifestSchema.Write()),
            File.ReadAllText(Path.Combine(Folder, "genesysarchitect.schema.json")));
    }

    [Fact]
    public void It_accepts_what_the_reader_accepts()
    {
        var valid = Directory.GetFiles(Path.Combine(Folder, "Valid")).Concat(Directory.GetFiles(Path.Combine(Folder, "Sample"), "*.yaml"));

        Assert.All(valid.SelectMany(DocumentsOf), document => Assert.True(IsValid(document), document.ToString()));
    }

    [Fact]
    public void It_rejects_what_an_editor_can_detect()
    {
        // Errors that a schema can detect; placeholders, relations and YAML syntax are not among them.
        string[] seen =
        [
            "a-list", "a-word", "no-api-version", "wrong-api-version", "no-kind", "unknown-kind", "kind-is-a-list", "no-metadata", "no-name", "empty-name", "name-with-a-space",
            "name-too-long", "misspelt-metadata-key", "labels-are-a-list", "label-is-a-list", "metadata-is-text", "misspelt-top-level-key", "strange-top-level-key", "no-spec", "empty-spec",
            "spec-is-a-list", "spec-is-text", "bundle-without-id", "bundle-without-environments", "misspelt-key", "key-in-another-case", "no-environment-in-the-list", "environments-are-text",
            "environment-is-a-mapping", "bundle-id-is-a-list", "bundle-id-is-empty", "misspelt-api", "overwrite-is-text", "timeout-is-a-list", "timeout-is-a-word", "timeout-is-negative",
            "capacity-is-a-number", "capacity-below-one", "capacity-with-a-fraction", "matrix-with-another-key", "matrix-flows-are-a-mapping", "misspelt-order", "webhook-without-scheme",
            "four-mistakes-in-one-spec", "bot-without-version", "rollout-above-hundred", "skills-are-text", "flow-without-id", "misspelt-state", "state-in-the-platforms-spelling",
            "blocks-are-a-mapping", "block-is-text", "block-without-id", "lock-without-path", "misspelt-fallback", "registry-is-relative", "environment-without-id", "variables-are-a-list",
            "dependencies-are-text",
        ];

        Assert.All(seen, name => Assert.Contains(DocumentsOf(Path.Combine(Folder, "Broken", $"{name}.yaml")), document => !IsValid(document)));
    }

    [Fact]
    public void It_describes_everything_for_editors_to_show()
    {
        using var schema = JsonDocument.Parse(ManifestSchema.Write());
        var members = schema.RootElement.GetProperty("definitions").EnumerateObject().SelectMany(definition => definition.Value.GetProperty("properties").EnumerateObject()).ToList();

        Assert.True(members.Count > 30);
        Assert.All(members, member => Assert.NotEmpty(member.Value.GetProperty("description").GetString()!));
    }

    [Fact]
    public void Every_manifest_of_the_sample_names_it()
    {
        Assert.All(Directory.GetFiles(Path.Combine(Folder, "Sample"), "*.yaml"), file =>
            Assert.Equal("# yaml-language-server: $schema=../../module/genesysarchitect.schema.json", File.ReadLines(file).First()));
    }

    private static bool IsValid(JsonElement document) => Schema.Evaluate(document).IsValid;

    private static IReadOnlyList<JsonElement> DocumentsOf(string path)
    {
        var text = File.ReadAllBytes(path);
        return [.. YamlParts.Of(text).Select(part => YamlDocument.Parse(path, text.AsSpan(part.Start, part.Length)))];
    }
}
