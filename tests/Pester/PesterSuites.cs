using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace GenesysArchitect.Pester;

/// <summary>Runs every Pester suite in a real PowerShell, and reports each of its tests as a test.</summary>
public sealed class PesterSuites
{
    private const int SuitesAtOnce = 4;

    private static readonly string Folder =
        typeof(PesterSuites).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "SuiteFolder").Value!;

    public static IEnumerable<object[]> Tests() =>
        PowerShellProgram.WhyMissing is not null
            ? []
            : Partitioner.Create(Suites(), EnumerablePartitionerOptions.NoBuffering).AsParallel().WithDegreeOfParallelism(SuitesAtOnce).SelectMany(Run);

    [PesterTheory]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterTest test) => Assert.True(test.Result == "Passed", $"{test}: {test.Result}. {test.Message}");

    // The long ones first, and each as soon as there is room for it: none is left to run alone at the end.
    private static IEnumerable<string> Suites() => new DirectoryInfo(Folder).GetFiles("*.Tests.ps1").OrderByDescending(file => file.Length).Select(file => file.FullName);

    private static List<object[]> Run(string suite)
    {
        var results = Path.GetTempFileName();
        try
        {
            var (_, output) = PowerShellProgram.Run("-File", Path.Join(Folder, "Invoke-PesterSuite.ps1"), "-Path", suite, "-ResultPath", results);
            using var document = File.Exists(results) && new FileInfo(results).Length > 0 ? JsonDocument.Parse(File.ReadAllText(results)) : null;
            return document is null
                ? [[new PesterTest(Path.GetFileName(suite), "Failed", $"The suite did not run. {output}")]]
                : [.. document.RootElement.EnumerateArray().Select(Case)];
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static object[] Case(JsonElement test) =>
        [new PesterTest(test.GetProperty("name").GetString()!, test.GetProperty("result").GetString()!, test.GetProperty("message").GetString())];
}
