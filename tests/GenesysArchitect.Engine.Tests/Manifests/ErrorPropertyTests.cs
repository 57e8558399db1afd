using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Engine.Tests.Manifests;

/// <summary>Any error introduced anywhere in the sample is reported at its line.</summary>
public sealed class ErrorPropertyTests : IDisposable
{
    private const int Batches = 150;

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Manifests", "Sample");
    private static readonly string[] Files = [.. Directory.GetFiles(Sample, "*.yaml").Order(StringComparer.Ordinal)];

    // Blocks of flows and configurations may have any key.
    private static readonly string[] Known =
    [
        "apiVersion", "kind", "metadata", "spec", "dependsOn", "labels", "bundleId", "environments", "schemaVersion", "rollbackOnFailure", "capacity", "maxFlowCount", "dependencyMatrix", "order",
        "timeout", "botId", "versionId", "rolloutPercentage", "lifecycleState", "blocks", "references", "variables", "path", "fallback",
    ];

    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_misspelled_key_is_reported_at_its_location(int seed) => Each(seed, IsKnownKey, (line, random) =>
    {
        var at = line.Length - line.TrimStart().Length + 1 + random.Next(KeyOf(line).Length - 1);
        return line.Insert(at, "q");
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_duplicate_key_is_reported_at_the_second(int seed) => Each(seed, line => IsKnownKey(line) && !line.EndsWith(':'), (line, _) => $"{line}\n{line}", linesAfter: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_tab_is_reported_at_its_location(int seed) => Each(seed, line => IsKnownKey(line) && line.StartsWith("  ", StringComparison.Ordinal), (line, _) => $"\t{line.TrimStart()}");

    [Theory]
    [InlineData("timeout", "[soon]")]
    [InlineData("rolloutPercentage", "half")]
    [InlineData("maxFlowCount", "{}")]
    [InlineData("lifecycleState", "live")]
    [InlineData("rollbackOnFailure", "perhaps")]
    [InlineData("bundleId", "[]")]
    [InlineData("kind", "Thing")]
    [InlineData("apiVersion", "v2")]
    [InlineData("references", "none")]
    [InlineData("fallback", "any")]
    [InlineData("order", "[flow]")]
    public void A_value_of_the_wrong_type_is_reported_at_its_location(string key, string value) => Each(seed: 1, line => KeyOf(line) == key, (line, _) =>
        line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)] + " " + value);

    [Theory]
    [InlineData("bundleId", "spec")]
    [InlineData("botId", "spec")]
    [InlineData("path", "spec")]
    [InlineData("name", "metadata")]
    public void A_missing_key_is_reported_at_its_parent(string key, string owner)
    {
        foreach (var (file, lines) in Files.Select(file => (file, File.ReadAllLines(file))))
        {
            foreach (var index in Enumerable.Range(1, lines.Length - 1).Where(index => KeyOf(lines[index]) == key && lines[index].StartsWith("  ", StringComparison.Ordinal) && KeyOf(lines[index - 1]) == owner))
            {
                Assert.Contains(ReadWith(file, [.. lines[..index], "  # gone", .. lines[(index + 1)..]]).Findings, finding => finding.Line == index && finding.Message.Contains($"'{key}'", StringComparison.Ordinal));
            }
        }
    }

    private static bool IsKnownKey(string line) => Known.Contains(KeyOf(line));

    private static string KeyOf(string line) => line.Contains(':', StringComparison.Ordinal) ? line[..line.IndexOf(':', StringComparison.Ordinal)].Trim() : string.Empty;

    private void Each(int seed, Func<string, bool> fits, Func<string, Random, string> spoil, int linesAfter = 0)
    {
        var random = new Random(seed);
        var locations = Files.SelectMany(file => File.ReadAllLines(file).Select((line, index) => (File: file, Index: index, Line: line))).Where(location => fits(location.Line)).ToList();
        Assert.NotEmpty(locations);
        foreach (var location in Enumerable.Range(0, Math.Min(Batches, locations.Count)).Select(_ => locations[random.Next(locations.Count)]))
        {
            var lines = File.ReadAllLines(location.File);
            lines[location.Index] = spoil(location.Line, random);
            var findings = ReadWith(location.File, lines).Findings;

            Assert.True(
                findings.Any(finding => finding.Line == location.Index + 1 + linesAfter && Path.GetFileName(finding.File) == Path.GetFileName(location.File)),
                $"{Path.GetFileName(location.File)}:{location.Index + 1}: {lines[location.Index]}\n{string.Join('\n', findings)}");
        }
    }

    private Manifest ReadWith(string file, string[] lines)
    {
        foreach (var other in Files)
        {
            _folder.With(Path.GetFileName(other), other == file ? string.Join('\n', lines) + "\n" : File.ReadAllText(other));
        }

        return ManifestReader.Read(new ManifestOptions { Paths = [_folder.Root], ValuesPaths = [Path.Combine(Sample, "values", "prod.yaml")] });
    }
}
