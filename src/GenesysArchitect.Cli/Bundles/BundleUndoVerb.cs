using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Bundles;

/// <summary><c>gcarch bundle undo</c></summary>
internal sealed class BundleUndoVerb : ConnectedVerb
{
    private const string DefaultReason = "Rolled back by an administrator";
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    private readonly DeploymentArguments _deployment = new();
    private readonly GovernanceFlags _governance = new();
    private readonly Option<bool> _yes = RunFlags.CreateYes();
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = $"The reason, for the platform's records ({DefaultReason})." };
    private readonly DurationOption _timeout = new("--timeout", $"How long to wait for the rollback ({DefaultTimeout.TotalSeconds}).");

    public BundleUndoVerb(ProgramContext context)
        : base(context, "undo", "Roll a deployment back, and wait for the end.") => Add([.. _deployment.All, _reason, _timeout, _yes, .. _governance.All]);

    public override HelpPage Help => new()
    {
        Purpose = "Rolls a deployment back. The rollback is started once, and the command waits for its end. If the deployment\nis already rolled back, nothing is changed. The exit code is 2 when the rollback fails.",
        Usage = $"gcarch {Path} ID [options]",
        Sections = [_deployment.Section, HelpSection.Of("Running", [_reason, _timeout, _yes, .. _governance.All]), .. CommonSections],
        Examples = ["gcarch bundle undo 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10 --reason 'Callers do not reach Billing'", "gcarch bundle undo 5f1c2a7e-0d0b-4c7e-9a51-3f2b8d6c4e10 --yes --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        using var organization = await ConnectAsync(line, stop);
        var bundles = Engine(organization, line, _governance.Observers(line, Context)(organization, Log(line))).Bundles;
        var key = await _deployment.ReadAsync(line, bundles, Context, stop);
        await Approval.RequireAsync(Context, IsJson(line), line.GetValue(_yes), $"Roll back deployment '{key.DeploymentId}'", stop);
        var list = DeploymentList.Create(Context, IsJson(line));
        list.Add(await bundles.UndoAsync(key, line.GetNonEmpty(_reason) ?? DefaultReason, line.GetValue(_timeout) ?? DefaultTimeout, new ProgressLines(Context.Error, Context.Time), stop));
        list.End(string.Empty);
        return (int)ExitCode.Done;
    }
}
