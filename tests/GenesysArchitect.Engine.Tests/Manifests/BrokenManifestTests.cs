using GenesysArchitect.Engine.Manifests;
using static GenesysArchitect.Engine.Tests.Manifests.ManifestFolder;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>
/// The folder Broken contains a manifest for each kind of error. Its first lines are comments with the expected
/// errors: line, column and message of each.
/// </summary>
public class BrokenManifestTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Manifests", "Broken");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Corpus).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_error_is_reported_with_its_place(string file)
    {
        var path = Path.Combine(Corpus, file);
        var expected = File.ReadLines(path).TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..]);

        var manifest = Read(path);

        Assert.Equal(expected, manifest.Findings.Select(finding => $"{finding.Line}:{finding.Column}: {finding.Message.Replace(Corpus + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)}"));
        Assert.All(manifest.Findings, finding => Assert.Equal(path, finding.File));
        Assert.Empty(manifest.Desired);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_error_is_reported_with_its_line(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Corpus, file));

        Assert.All(Read(Path.Combine(Corpus, file)).Findings, finding =>
            Assert.Equal(finding.Line <= lines.Length ? Shown(lines[finding.Line - 1]) : string.Empty, finding.SourceLine));
    }

    private static string Shown(string line) => (line.Length > 160 ? $"{line[..160]}…" : line).Replace('\t', '→');

    private static Manifest Read(string path) => ManifestReader.Read(new ManifestOptions
    {
        Paths = [path],
        Environment = name => ManifestFolder.Environment.GetValueOrDefault(name),
        Variables = new Dictionary<string, System.Text.Json.JsonElement> { ["company"] = Json("\"Northwind\""), ["list"] = Json("[1]") },
    });
}
