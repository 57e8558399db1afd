using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle stop</c></summary>
internal sealed class BundleStopVerb : ConnectedVerb
{
    private readonly DeploymentArguments _deployment = new();
    private readonly GovernanceFlags _governance = new();
    private readonly Option<bool> _yes = RunFlags.CreateYes();

    public BundleStopVerb(ProgramContext context)
        : base(context, "stop", "Cancel a deployment at the platform.") => Add([.. _deployment.All, _yes, .. _governance.All]);

    public override HelpPage Help => new()
    {
        Purpose = "Cancels a deployment at the platform. Changes that were already applied remain; use undo to roll a\ndeployment back. It is an error if the deployment has already ended.",
        Usage = $"gcarch {Path} ID [options]",
        Sections = [_deployment.Section, HelpSection.Of("Running", [_yes, .. _governance.All]), .. CommonSections],
        Examples = ["gcarch bundle stop 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10", "gcarch bundle stop 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10 --yes --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        using var organization = await ConnectAsync(line, stop);
        var bundles = Engine(organization, line, _governance.Observers(line, Context)(organization, Log(line))).Bundles;
        var key = await _deployment.ReadAsync(line, bundles, Context, stop);
        await Approval.RequireAsync(Context, IsJson(line), line.GetValue(_yes), $"Cancel deployment '{key.DeploymentId}'", stop);
        var list = DeploymentList.Create(Context, IsJson(line));
        list.Add(await bundles.StopAsync(key, stop));
        list.End(string.Empty);
        return (int)ExitCode.Done;
    }
}
