using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cli.Sandboxing;

/// <summary><c>gcarch sandbox</c></summary>
internal sealed class SandboxVerb : Verb
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly ProgramContext _context;
    private readonly Option<string?> _platform = new("--platform") { Description = "genesyscloud or architecturemanager (architecturemanager).", HelpName = "PLATFORM" };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public SandboxVerb(ProgramContext context)
        : base("sandbox", "Run a simulated platform on this machine.")
    {
        _context = context;
        Options.Add(_platform);
        Options.Add(_output);
    }

    public override bool ForwardsArguments => true;

    public override HelpPage Help => new()
    {
        Purpose = "Runs a simulated Genesys Cloud on the loopback interface until Ctrl+C. It keeps all data in memory, and\nprints the environment variables for connecting to it.",
        Usage = "gcarch sandbox [options] [-- options of the sandbox program]",
        Sections =
        [
            HelpSection.Of("Options", _platform, _output),
            new HelpSection(
                "Options of the sandbox program (selection)",
                [
                    ("--port N", "The port (0: any free port)."),
                    ("--job-duration S", "How long a deployment takes (2)."),
                    ("--outcome BUNDLE/ENV=OUTCOME", "completed, failed, validation-error, rolled-back or stuck;"),
                    (string.Empty, "append :rollback-fails to fail rollbacks; * matches any."),
                    ("--publish-outcome BOT/V=OUTCOME", "published, failed, draft or stuck; * matches any."),
                    ("--fault-rate SHARE", "The fraction of requests that fail, from 0 to 1 (0)."),
                    ("--latency MS", "The minimum latency of each response (0)."),
                    ("--flows N", "The number of generated flows, besides the samples (0)."),
                    ("--any-bundle, --any-environment", "Accept any id, not only those of the samples."),
                    ("--flow-job NAME=OUTCOME", "The outcome of a publish job on genesyscloud."),
                    ("--record FILE", "Append each exchange to a file, one line of JSON each."),
                    ("--config FILE", "All options, as a JSON file."),
                ]),
        ],
        Examples = ["gcarch sandbox -- --port 8089 --outcome northwind-ivr/prod=failed", "gcarch sandbox --platform genesyscloud -- --flows 5000"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        if (line.UnmatchedTokens.Contains("--help"))
        {
            Help.Write(_context.Output);
            return 0;
        }

        using var sandbox = await SandboxProgram.StartAsync(_context, ProgramOptions(line), _context.Error.WriteLine, stop);
        if (line.GetValue(_output) == OutputFormat.Json)
        {
            new JsonLineWriter(_context.Output).Write(json =>
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
            SandboxInstructions.Write(_context.Output, sandbox);
        }

        await WaitForEndAsync(sandbox, stop);
        return 0;
    }

    private IEnumerable<string> ProgramOptions(ParseResult line) =>
        line.GetValue(_platform) is { } platform ? ["--platform", platform, .. line.UnmatchedTokens] : line.UnmatchedTokens;

    private async Task WaitForEndAsync(SandboxProcess sandbox, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!sandbox.IsRunning)
            {
                throw new GcException(ErrorIds.SandboxUnavailable, ErrorKind.Unavailable, "The sandbox ended unexpectedly.") { Remedies = [new("Start the sandbox again.")] };
            }

            await Task.Delay(PollInterval, _context.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
