using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle wait</c></summary>
internal sealed class BundleWaitVerb : ConnectedVerb
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    private readonly DeploymentArguments _deployment = new();
    private readonly DurationOption _timeout = new("--timeout", $"How long it is followed ({DefaultTimeout.TotalSeconds}).");

    public BundleWaitVerb(ProgramContext context)
        : base(context, "wait", "Follow a deployment to its end, whoever submitted it.") => Add([.. _deployment.All, _timeout]);

    public override HelpPage Help => new()
    {
        Purpose = "Follows a deployment to its end: the way to re-attach after a deadline or Ctrl+C. Nothing is changed. It ends\n"
            + "with 0 when the deployment is completed, with 1 when it failed, and with 5 when it goes on after the deadline.",
        Usage = $"gcarch {Path} ID [options]",
        Sections = [_deployment.Section, HelpSection.Of("Following (seconds, or 90s, 10m, 1h)", _timeout), .. CommonSections],
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

        return (int)new RunResult { RunId = string.Empty, Steps = [result], Duration = result.Duration }.ExitCode;
    }
}
