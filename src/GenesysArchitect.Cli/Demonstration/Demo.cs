using GenesysArchitect.Cli.Bundles;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Cli.Sandboxing;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>
/// Demonstrates, on a sandbox, a deployment to two environments, one of which fails, and a manifest that is applied
/// twice. It runs the code of <c>gcarch deploy</c> and <c>gcarch apply</c>, and adds an explanation to each part.
/// </summary>
internal sealed class Demo(ProgramContext context)
{
    private const string Bundle = "northwind-ivr";

    private static readonly string[] Environments = ["test", "prod"];

    private readonly DemoOutput _output = new(TextConsole.ForOutput(context));

    public async Task<ExitCode> RunAsync(CancellationToken stop)
    {
        var (succeeded, exitCode) = await RunSectionsAsync(stop);
        _output.WriteSummary(succeeded);
        return succeeded ? ExitCode.Done : exitCode;
    }

    private async Task<(bool Succeeded, ExitCode ExitCode)> RunSectionsAsync(CancellationToken stop)
    {
        _output.WriteHeading(new DemoHeading("A sandbox", "It simulates the platform: in memory, on this machine only, and it stops when the demo ends."));
        using var sandbox = await SandboxProgram.StartAsync(context, ["--config", PathOf("sandbox.json")], log: null, stop);
        _output.WriteText($"It listens at {sandbox.BaseAddress}");
        using var organization = GcOrgConnection.Open(new ConnectionSettings { Name = "the sandbox", BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });

        var (deployed, exitCode) = await DeployAsync(organization, stop);
        if (deployed?.Steps is not [{ Status: StepStatus.Succeeded }, { Status: StepStatus.RolledBack }])
        {
            return (false, exitCode);
        }

        using var folder = new DemoFolder(PathOf("contact-center"));
        (var applied, exitCode) = await ApplyAsync(organization, folder, DemoSection.Applying, stop);
        if (applied?.Steps.All(step => step.Status == StepStatus.Succeeded) != true)
        {
            return (false, exitCode);
        }

        (var again, exitCode) = await ApplyAsync(organization, folder, DemoSection.ApplyingAgain, stop);
        return (again?.Steps.All(step => step.Status == StepStatus.NoChange) == true, exitCode);
    }

    private async Task<(RunResult? Result, ExitCode ExitCode)> DeployAsync(GcOrgConnection organization, CancellationToken stop)
    {
        var desired = DesiredResources();
        var shown = new RunPresentation(desired, new DeploymentPresentation(desired));
        var report = ReportOf(organization, shown, DemoSection.Deploying);
        var exitCode = await new PlannedRun(report, shown.Effect).RunAsync(organization, desired, stop);
        return (report.Result, exitCode);
    }

    private async Task<(RunResult? Result, ExitCode ExitCode)> ApplyAsync(GcOrgConnection organization, DemoFolder folder, DemoSection section, CancellationToken stop)
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [folder.Manifests], ValuesPaths = [folder.Values] });
        await using var run = await ManifestRun.OpenAsync(organization, manifest, new ManifestRunOptions { StatePath = folder.State }, stop);
        var shown = new ManifestPresentation(manifest.Desired);
        var report = ReportOf(organization, new RunPresentation(manifest.Desired, shown), section);
        var exitCode = await new PlannedRun(report, shown.Effect).RunAsync(organization, run, shown, stop);
        return (report.Result, exitCode);
    }

    private DemoReport ReportOf(GcOrgConnection organization, RunPresentation shown, DemoSection section) =>
        new(new TextReport(context, organization.NameWithPlatform, shown, verbose: false), _output, section);

    private List<BundleDeployment> DesiredResources()
    {
        var current = DocumentFile.Read(PathOf("northwind-ivr.current.json"));
        var target = DocumentFile.Read(PathOf("northwind-ivr.target.yaml"));
        return [.. Environments.Select(environment => new BundleDeployment { BundleId = Bundle, Target = DeploymentTarget.Environment(environment), CurrentConfig = current, TargetConfig = target })];
    }

    private string PathOf(string file) => Path.Join(context.ProgramFolder, "Demonstration", file);
}
