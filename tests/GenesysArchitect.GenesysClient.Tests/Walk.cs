using System.Diagnostics;
using System.Text.Json;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox.Requests;
using GenesysArchitect.Specification;

namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>
/// One walk of Genesys' own client through two sandboxes that gcarch started: one whose client may do everything, and
/// one whose client may not change anything.
/// </summary>
internal sealed class Walk
{
    // A job takes long enough to be seen in progress.
    private static readonly string[] JobDuration = ["--job-duration", "0.3"];

    private static readonly string[] Denied = ["architect:flow:publish", "architect:flow:edit", "architect:flow:delete", "architect:flow:unlock", "architect:job:create"];

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Task<Walk>> Only = new(() => Task.Run(GoAsync));

    private Walk(IReadOnlyList<WalkStep> steps, IReadOnlyList<ObservedExchange> exchanges)
    {
        Steps = steps;
        Exchanges = exchanges;
    }

    /// <summary>The walk, which is made once.</summary>
    public static Task<Walk> Done => Only.Value;

    /// <summary>Its steps, in their order.</summary>
    public IReadOnlyList<WalkStep> Steps { get; }

    /// <summary>All that was said to the sandboxes.</summary>
    public IReadOnlyList<ObservedExchange> Exchanges { get; }

    private static async Task<Walk> GoAsync()
    {
        var folder = Directory.CreateTempSubdirectory("walk-");
        try
        {
            var (mainRecord, restrictedRecord) = (Path.Join(folder.FullName, "main.jsonl"), Path.Join(folder.FullName, "restricted.jsonl"));
            var settings = Path.Join(folder.FullName, "restricted.json");
            await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new { DeniedPermissions = Denied }, CamelCase));

            List<WalkStep> steps;
            using (var main = StartSandbox(["--record", mainRecord]))
            using (var restricted = StartSandbox(["--record", restrictedRecord, "--config", settings]))
            {
                steps = await TakeStepsAsync(folder, await ListeningAsync(main), await ListeningAsync(restricted));
            }

            return new Walk(steps, [.. RecordedExchanges.Read(mainRecord), .. RecordedExchanges.Read(restrictedRecord)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static GcarchProcess StartSandbox(string[] options) =>
        GcarchProcess.Start(sandbox: null, ["sandbox", "--platform", "genesyscloud", "--output", "json", "--", .. JobDuration, .. options]);

    /// <summary>The line with which gcarch says where the sandbox listens, and for whom.</summary>
    /// <exception cref="InvalidOperationException">It has ended instead.</exception>
    private static async Task<string> ListeningAsync(GcarchProcess sandbox)
    {
        var (listening, ended) = (sandbox.SeenAsync("clientSecret"), sandbox.EndAsync());
        return await Task.WhenAny(listening, ended) == listening
            ? await listening
            : throw new InvalidOperationException($"The sandbox did not start: {(await ended).All}");
    }

    private static async Task<List<WalkStep>> TakeStepsAsync(DirectoryInfo folder, string main, string restricted)
    {
        var start = NodeProgram.Start(Path.Join(NodeProgram.WalkFolder, "walk.mjs"));
        start.Environment["WALK_PACKAGES"] = NodeProgram.PackagesFolder;
        start.Environment["WALK_ORGANIZATIONS"] = $$"""{ "main": {{main}}, "restricted": {{restricted}} }""";

        // The client reads settings from the home folder: the user's own must not matter here.
        start.Environment["HOME"] = folder.FullName;
        start.Environment["USERPROFILE"] = folder.FullName;

        using var node = Process.Start(start)!;
        node.StandardInput.Close();
        var error = node.StandardError.ReadToEndAsync();
        var steps = new List<WalkStep>();
        try
        {
            while (await node.StandardOutput.ReadLineAsync().OrHang() is { } line)
            {
                steps.Add(JsonSerializer.Deserialize<WalkStep>(line, CamelCase)!);
            }

            await node.WaitForExitAsync().OrHang();
        }
        finally
        {
            node.Kill();
        }

        steps.Add(new WalkStep("walk", "The walk runs to its end", node.ExitCode == 0 ? null : await error));
        return steps;
    }
}
