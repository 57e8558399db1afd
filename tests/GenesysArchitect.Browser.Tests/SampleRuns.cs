using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Reporting;

namespace GenesysArchitect.Browser.Tests;

/// <summary>Sample journals of runs in a state folder.</summary>
internal sealed class SampleRuns : IDisposable
{
    public const string HostileName = "</td></script><script>window.harmed = true</script><img src=x onerror=\"window.harmed = true\"> \u202egnp.exe {0} @@style@@";

    private static readonly DateTimeOffset Begin = new(2026, 5, 4, 12, 30, 1, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-report-");
    private readonly List<JsonObject> _steps = [];
    private readonly List<(double At, JsonObject Line)> _lines = [];

    /// <summary>A flow that was changed, and two parallel bundles after it, one of which waits, is throttled and is rolled back.</summary>
    public static SampleRuns Small()
    {
        var run = new SampleRuns();
        run.Step("Flow", "night", "Update", 1, [], "High", ["removes blocks.menu, which 3 flows refer to"], "~ name: \"Night\" → \"Night Desk\"", "+ blocks[bye]: {\"id\":\"bye\"}", "- blocks[menu]: {\"id\":\"menu\"}");
        run.Step("Flow", "survey", "NoChange", 1, []);
        run.Step("BundleDeployment", "desk@test", "Deploy", 2, ["Flow/night"]);
        run.Step("BundleDeployment", HostileName, "Deploy", 2, ["Flow/night"], "Low", [], $"~ {HostileName}: \"a\" → \"b\nsecond line\"");
        run.Step("Flow", "after", "Update", 3, [$"BundleDeployment/{HostileName}"]);
        run.Ended(0, 1, "NoChange");
        run.Report(0, 0, "step_started");
        run.Report(0.5, 0, "delayed", ("name", "SentAgain"), ("message", "the platform answered 503"), ("durationMs", 400), ("facts", Facts("operation", "Change the flow")));
        run.Ended(2, 0, "Succeeded");
        foreach (var step in new[] { 2, 3 })
        {
            run.Report(2, step, "step_started");
            run.Report(2.5, step, "progress", ("name", step == 2 ? "following" : "waiting for a slot"), ("message", "All 3 slots are in use."));
        }

        run.Report(6, 3, "progress", ("name", "following"), ("message", "IN_PROGRESS at the platform."));
        run.Report(8, 3, "delayed", ("name", "HeldBack"), ("message", "The platform's rate limit applies."), ("durationMs", 1500), ("facts", Facts("operation", "Read the deployment")));
        run.Report(8.2, 3, "progress", ("name", "rolling back"), ("message", "Rolling back."));
        run.Ended(9, 2, "Succeeded");
        run.Ended(10, 3, "RolledBack", Error($"Deployment of '{HostileName}' failed:\n  flows.Late: expected a string", "Correct it, and deploy again."));
        run.Ended(10, 4, "Skipped", Error("What it waits for did not succeed.", "See to that first."));
        return run;
    }

    /// <summary>A thousand flows in five waves, a few of which failed with the same error.</summary>
    public static SampleRuns Large()
    {
        var run = new SampleRuns();
        var random = new Random(5);
        for (var at = 0; at < 1_000; at++)
        {
            run.Step("Flow", string.Create(CultureInfo.InvariantCulture, $"flow-{at:D4}"), "Update", 1 + (at / 200), at < 200 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Flow/flow-{at - 200:D4}")], "Low", [], [.. Enumerable.Range(0, 10).Select(line => $"~ blocks[b{line}].prompt: \"before\" → \"after\"")]);
            var begin = (at / 200 * 40) + (random.NextDouble() * 25);
            run.Report(begin, at, "step_started");
            run.Report(begin + 1, at, "progress", ("name", "writing"), ("message", "Changing version 12."));
            run.Report(begin + 2, at, "delayed", ("name", "HeldBack"), ("message", "The platform's rate limit applies."), ("durationMs", 900), ("facts", Facts("operation", "Change the flow")));
            run.Ended(begin + 12, at, at % 50 == 1 ? "Failed" : "Succeeded", at % 50 == 1 ? Error("Others have changed the same places.", "Look at theirs.") : null);
        }

        return run;
    }

    /// <summary>Writes the report of the run to a file.</summary>
    /// <returns>The file.</returns>
    public async Task<string> ReportAsync(ReportFormat format)
    {
        var runs = Directory.CreateDirectory(Path.Join(_folder.FullName, "runs"));
        var header = new JsonObject
        {
            ["format"] = 1,
            ["runId"] = "0c8f2c7e",
            ["tool"] = "GenesysArchitect 0.4.0",
            ["organization"] = "https://localhost client",
            ["organizationName"] = "Northwind, <production>",
            ["manifestHash"] = "hash",
            ["paths"] = new JsonArray("./contact-center"),
            ["owner"] = new JsonObject { ["user"] = "ada", ["host"] = "build-7", ["processId"] = 4711, ["since"] = Begin },
            ["steps"] = new JsonArray([.. _steps]),
        };
        var end = _lines.Max(line => line.At) + 0.1;
        var lines = _lines.OrderBy(line => line.At).Prepend((0, new JsonObject { ["event"] = "run_started", ["run"] = header })).Append((end, new JsonObject { ["event"] = "run_ended", ["status"] = "Failed" }));
        await File.WriteAllLinesAsync(Path.Join(runs.FullName, "0c8f2c7e.jsonl"), lines.Select((line, at) =>
        {
            (line.Item2["sequence"], line.Item2["time"]) = (at, Begin.AddSeconds(line.Item1));
            return line.Item2.ToJsonString();
        }));
        var file = Path.Join(_folder.FullName, format == ReportFormat.Html ? "report.html" : "report.md");
        await ReportExport.WriteAsync(new RunFolder(_folder.FullName), null, file, null, NeutralRemedies.Instance, CancellationToken.None);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonObject Facts(string name, string value) => new() { [name] = value };

    private static JsonObject Error(string message, string remedy) => new() { ["id"] = "Gc.Bundle.DeploymentFailed", ["kind"] = "Failed", ["message"] = message, ["remedy"] = remedy, ["correlationId"] = "c-99" };

    private void Step(string kind, string name, string change, int wave, string[] needs, string impact = "Low", string[]? reasons = null, params string[] diff) => _steps.Add(new JsonObject
    {
        ["kind"] = kind,
        ["address"] = name,
        ["name"] = name,
        ["change"] = change,
        ["target"] = $"{kind} '{name}'",
        ["impact"] = impact,
        ["reasons"] = new JsonArray([.. reasons ?? []]),
        ["notes"] = new JsonArray(),
        ["diff"] = new JsonArray([.. diff]),
        ["differences"] = diff.Length,
        ["wave"] = wave,
        ["dependsOn"] = new JsonArray([.. needs]),
    });

    private void Ended(double at, int step, string status, JsonObject? error = null) => Report(at, step, "step_ended", ("status", status), ("durationMs", 1000), ("error", error));

    private void Report(double at, int step, string happened, params (string Name, JsonNode? Value)[] members)
    {
        var line = new JsonObject { ["event"] = happened, ["kind"] = _steps[step]["kind"]!.GetValue<string>(), ["address"] = _steps[step]["address"]!.GetValue<string>() };
        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            line[name] = value;
        }

        _lines.Add((at, line));
    }
}
