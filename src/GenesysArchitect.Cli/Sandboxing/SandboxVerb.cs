using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cli.Sandboxing;

/// <summary><c>gcarch sandbox</c></summary>
internal sealed class SandboxVerb : Verb
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromMilliseconds(250);

    private readonly ProgramSurroundings _surroundings;
    private readonly Option<string?> _platform = new("--platform") { Description = "What it plays: genesyscloud or architecturemanager (architecturemanager).", HelpName = "PLATFORM" };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public SandboxVerb(ProgramSurroundings surroundings)
        : base("sandbox", "Run the fake platform on this machine, to try things on.")
    {
        _surroundings = surroundings;
        Options.Add(_platform);
        Options.Add(_output);
    }

    public override bool PassesOn => true;

    public override HelpPage Help => new()
    {
        Purpose = "Runs a fake Genesys Cloud on loopback until Ctrl+C. It keeps everything in memory, and prints\nwhat to set in the environment to use it.",
        Usage = "gcarch sandbox [options] [-- options of the sandbox program]",
        Sections =
        [
            HelpSection.Of("Options", _platform, _output),
            new HelpSection(
                "Options of the sandbox program, among others",
                [
                    ("--port N", "The port (0: any that is free)."),
                    ("--job-duration S", "How long a deployment takes (2)."),
                    ("--outcome BUNDLE/ENV=OUTCOME", "completed, failed, validation-error, rolled-back or stuck;"),
                    (string.Empty, "with :rollback-fails behind it no rollback works; * is any."),
                    ("--publish-outcome BOT/V=OUTCOME", "published, failed, draft or stuck; * is any."),
                    ("--fault-rate SHARE", "The share of answers that fail, from 0 to 1 (0)."),
                    ("--latency MS", "How long every answer takes at least (0)."),
                    ("--flows N", "Generated flows besides the sample ones (0)."),
                    ("--any-bundle, --any-environment", "Every id exists, not only the sample ones."),
                    ("--flow-job NAME=OUTCOME", "How a publish job of GenesysCloud ends (docs/sandbox.md)."),
                    ("--record FILE", "Appends each exchange to a file, a line of JSON each."),
                    ("--config FILE", "All options, as JSON."),
                ]),
        ],
        Examples = ["gcarch sandbox -- --port 8089 --outcome northwind-ivr/prod=failed", "gcarch sandbox --platform genesyscloud -- --flows 5000"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        if (line.UnmatchedTokens.Contains("--help"))
        {
            Help.Write(_surroundings.Output);
            return 0;
        }

        using var sandbox = await SandboxProgram.StartAsync(_surroundings, ProgramOptions(line), _surroundings.Error.WriteLine, stop);
        if (line.GetValue(_output) == OutputFormat.Json)
        {
            new JsonLineWriter(_surroundings.Output).Write(json =>
            {
                json.WriteString("platform", sandbox.Platform.ToString().ToLowerInvariant());
                json.WriteString("url", sandbox.BaseAddress.AbsoluteUri);
                json.WriteString("clientId", sandbox.Client.ClientId);
                json.WriteString("clientSecret", sandbox.RevealSecret());
                json.WriteNumber("processId", sandbox.ProcessId);
            });
        }
        else
        {
            SandboxInstructions.Write(_surroundings.Output, sandbox);
        }

        await StayAsync(sandbox, stop);
        return 0;
    }

    private IEnumerable<string> ProgramOptions(ParseResult line) =>
        line.GetValue(_platform) is { } platform ? ["--platform", platform, .. line.UnmatchedTokens] : line.UnmatchedTokens;

    private async Task StayAsync(SandboxProcess sandbox, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!sandbox.IsRunning)
            {
                throw new GcException(ErrorIds.SandboxUnavailable, ErrorKind.Unavailable, "The sandbox has ended by itself.") { Remedies = [new("Start it again.")] };
            }

            await Task.Delay(LookAfter, _surroundings.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
