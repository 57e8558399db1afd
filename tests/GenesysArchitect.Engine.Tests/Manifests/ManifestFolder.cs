using System.Text.Json;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>A temporary folder with manifests.</summary>
internal sealed class ManifestFolder : IDisposable
{
    public const string Secret = "s3cret-token";

    /// <summary>The environment variables for placeholders.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["TOKEN"] = Secret,
        ["STAGE"] = "testing",
        ["PERCENT"] = "40",
        ["EMPTY"] = "",
    };

    public string Root { get; } = Directory.CreateTempSubdirectory("gc-manifests-").FullName;

    public ManifestFolder With(string name, string content)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public string At(string name) => Path.Combine(Root, name);

    public Manifest Read(params string[] names) => Read(Options(names));

    public static Manifest Read(ManifestOptions options) => ManifestReader.Read(options);

    public ManifestOptions Options(params string[] names) => new()
    {
        Paths = names.Length == 0 ? [Root] : [.. names.Select(At)],
        Environment = name => Environment.GetValueOrDefault(name),
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A JSON text as a value.</summary>
    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>A manifest of a kind.</summary>
    public static string Of(string kind, string name, string spec, string dependsOn = "", string labels = "") => $$"""
        ---
        apiVersion: genesysarchitect/v1
        kind: {{kind}}
        metadata: {name: {{name}}, labels: { {{labels}} } }
        spec: { {{spec}} }
        dependsOn: [{{dependsOn}}]

        """;

    public static string Flow(string name, string more = "", string dependsOn = "", string labels = "") =>
        Of("Flow", name, $"id: {name}-id{(more.Length > 0 ? ", " : string.Empty)}{more}", dependsOn, labels);
}
