using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle wait</c></summary>
internal sealed class BundleWaitVerb : ConnectedVerb
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    private readonly DeploymentArguments _deployment = new();
    private readonly DurationOption _timeout = new("--timeout", $"How long to wait ({DefaultTimeout.TotalSeconds}).");

    public BundleWaitVerb(ProgramContext context)
        : base(context, "wait", "Wait for the end of a deployment.") => Add([.. _deployment.All, _timeout]);

    public override HelpPage Help => new()
    {
        Purpose = "Waits for the end of a deployment, to re-attach after a timeout or Ctrl+C. Nothing is changed. The exit code is\n"
            + "0 when the deployment completed, 1 when it failed, and 5 when it is still running at the timeout.",
        Usage = $"gcarch {Path} ID [options]",
        Sections = [_deployment.Section, HelpSection.Of("Waiting (seconds, or 90s, 10m, 1h)", _timeout), .. CommonSections],
        Examples = ["gcarch bundle wait 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10", "gcarch bundle wait 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10 --timeout 30m --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        using var organization = await ConnectAsync(line, stop);
        var bundles = Engine(organization, line).Bundles;
        var key = await _deployment.ReadAsync(line, bundles, Context, stop);
        var result = await bundles.WaitAsync(key, line.GetValue(_timeout) ?? DefaultTimeout, new ProgressLines(Context.Error, Context.Time), stop);
        var list = DeploymentList.Create(Context, IsJson(line));
        list.Add((GcBundleDeployment)result.Output!);
        list.End(string.Empty);
        if (result.Error is { } error)
        {
            Fail(line, error);
        }

        return (int)ExitCodes.Of(new RunResult { RunId = string.Empty, Steps = [result], Duration = result.Duration });
    }
}
