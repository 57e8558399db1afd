using System.Text.Json;
using GenesysArchitect.Cli.Tests.Arrangement;
using GenesysArchitect.Sandbox;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Cli.Tests.Manifests;

/// <summary>The program is killed at critical points of a run, and another process resumes the run.</summary>
public sealed class CrashTests(UninterruptedRun uninterrupted) : IClassFixture<UninterruptedRun>
{
    private const string Flow = "/api/v2/architect/flows/*";
    private const string Publishing = "/api/v2/conversations/bots/*/versions/*/publish";
    private const string Version = "/api/v2/conversations/bots/*/versions/*";
    private const string Deploying = "/api/v2/architect/bundles/*/deploy";
    private const string Deployment = "/api/v2/architect/bundles/*/deployments/*";

    // The response to this request never reaches the program.
    public static TheoryData<string, string, int> Instants => new()
    {
        { "POST", "/api/v2/architect/bundles/*/validate", 1 },
        { "PATCH", Flow, 1 },
        { "PATCH", Flow, 3 },
        { "POST", Publishing, 1 },
        { "GET", Version, 2 },
        { "POST", Deploying, 1 },
        { "POST", Deploying, 4 },
        { "GET", Deployment, 2 },
        { "GET", Deployment, 5 },
    };

    [Theory]
    [MemberData(nameof(Instants))]
    public async Task A_killed_run_is_resumed_and_nothing_is_done_twice(string method, string path, int nth)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        using var folder = Release();

        await KilledAsync(gcarch.Sandbox, folder, method, path, nth);

        await AssertResumesAsync(gcarch, folder);
    }

    [Theory]
    [InlineData("PATCH", Flow)]
    [InlineData("POST", Publishing)]
    [InlineData("POST", Deploying)]
    public async Task A_request_that_never_arrived_is_sent_by_the_next_run(string method, string path)
    {
        await using var gcarch = await GcarchPrompt.StartAsync();
        gcarch.Sandbox.Rules.Add(new FaultRule { Fault = Fault.CutBeforeActing, Method = method, Path = path, Nth = 1 });
        using var folder = Release();

        await KilledAsync(gcarch.Sandbox, folder, method, path, nth: 1);

        await AssertResumesAsync(gcarch, folder);
    }

    internal static ManifestFolder Release() => ManifestFolder.ContactCenter().With(
        "release.yaml",
        ManifestText.Bundle("northwind-ivr", environments: "[dev, test]"),
        ManifestText.Bundle("holiday-hours"),
        ManifestText.Bundle("digital-channels", dependsOn: "[Flow/callback]"));

    internal static string LockIn(string file)
    {
        using var content = JsonDocument.Parse(File.ReadAllText(file));
        return content.RootElement.GetProperty("sha256").GetString()!;
    }

    private static async Task KilledAsync(SandboxHost sandbox, ManifestFolder folder, string method, string path, int nth)
    {
        using var gcarch = GcarchProcess.Start(sandbox, ["apply", .. folder.Arguments, "--state", folder.State, "--yes"]);
        var met = 0;
        void Kill(RequestRecord request)
        {
            if (sandbox.Requests.Of(method, path).Any(each => each.Sequence == request.Sequence) && Interlocked.Increment(ref met) == nth)
            {
                gcarch.Kill();
            }
        }

        sandbox.Requests.Answered += Kill;
        var outcome = await gcarch.EndAsync();
        sandbox.Requests.Answered -= Kill;

        Assert.Equal(OperatingSystem.IsWindows() ? -1 : 137, outcome.ExitCode);
    }

    private async Task AssertResumesAsync(GcarchPrompt gcarch, ManifestFolder folder)
    {
        var resumed = await gcarch.ApplyAsync(folder, "--yes", "--resume", "--output", "json");

        Assert.True(resumed.ExitCode == 0, resumed.All);
        Assert.Equal(11, resumed.Lines.Count);
        Assert.All(resumed.Lines, line => Assert.Equal("Succeeded", line.GetProperty("status").GetString()));
        Assert.Equal(uninterrupted.End, UninterruptedRun.EndOf(gcarch.Sandbox, folder));
        Assert.Equal(
            [("digital-channels", 1), ("holiday-hours", 1), ("northwind-ivr", 2), ("returns-desk", 2)],
            gcarch.Sandbox.Facts.SubmissionsByBundle.Select(bundle => (bundle.Key, bundle.Value)).Order());
        Assert.Equal(("order-bot/2.0", 1), Assert.Single(gcarch.Sandbox.Facts.PublishesByVersion.Select(version => (version.Key, version.Value))));

        var written = gcarch.Changing.Count;
        var again = await gcarch.ApplyAsync(folder, "--yes", "--output", "json");
        Assert.True(again.ExitCode == 0, again.All);
        Assert.All(again.Lines, line => Assert.Equal("NoChange", line.GetProperty("status").GetString()));
        Assert.Equal(written, gcarch.Changing.Count);
    }
}
