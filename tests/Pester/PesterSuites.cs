using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Xunit;

namespace GenesysArchitect.Pester;

/// <summary>Runs every Pester suite in a real PowerShell, and reports each of its tests as a test.</summary>
public sealed class PesterSuites
{
    // The first suite of a process needs about ten more seconds of processor time than later ones.
    private const int ProcessesAtOnce = 3;

    private static readonly string Folder =
        typeof(PesterSuites).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "SuiteFolder").Value!;

    public static IEnumerable<object[]> Tests()
    {
        if (PowerShellProgram.WhyMissing is not null)
        {
            return [];
        }

        // Longest suites first, so that none runs alone at the end.
        var waiting = new ConcurrentQueue<string>(new DirectoryInfo(Folder).GetFiles("*.Tests.ps1").OrderByDescending(file => file.Length).Select(file => file.FullName));
        var results = new ConcurrentBag<object[]>();
        var threads = Enumerable.Range(0, ProcessesAtOnce).Select(_ => new Thread(() => RunEach(waiting, results))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return results;
    }

    [PesterTheory]
    [MemberData(nameof(Tests), DisableDiscoveryEnumeration = true)]
    public void Pester(PesterTest test) => Assert.True(test.Result == "Passed", $"{test}: {test.Result}. {test.Message}");

    private static void RunEach(ConcurrentQueue<string> waiting, ConcurrentBag<object[]> results)
    {
        Process? process = null;
        while (waiting.TryDequeue(out var suite))
        {
            process ??= Process.Start(PowerShellProgram.Start("-File", Path.Join(Folder, "Invoke-PesterSuite.ps1"), "-FromInput"))!;
            var (tests, isAlive) = Run(process, suite);
            tests.ForEach(test => results.Add([test]));
            if (!isAlive)
            {
                process.Dispose();
                process = null;
            }
        }

        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
    }

    private static (List<PesterTest> Tests, bool IsAlive) Run(Process process, string suite)
    {
        var results = Path.GetTempFileName();
        try
        {
            process.StandardInput.WriteLine($"{suite}\t{results}");
            var output = new StringBuilder();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                if (line == $"done {suite}")
                {
                    using var document = JsonDocument.Parse(File.ReadAllText(results));
                    return ([.. document.RootElement.EnumerateArray().Select(Test)], true);
                }

                output.AppendLine(line);
            }

            return ([new PesterTest(Path.GetFileName(suite), "Failed", $"The suite did not run. {output}")], false);
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static PesterTest Test(JsonElement test) =>
        new(test.GetProperty("name").GetString()!, test.GetProperty("result").GetString()!, test.GetProperty("message").GetString());
}
