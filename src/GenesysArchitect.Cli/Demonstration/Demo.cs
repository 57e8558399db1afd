using GenesysArchitect.Cli.Deploying;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Cli.Sandboxing;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>
/// Shows a deployment from its plan to its result, on a sandbox that has one of two environments fail, and then a
/// manifest that is applied twice. It goes the way of <c>gcarch deploy</c> and <c>gcarch apply</c>, and only adds a
/// word to each part.
/// </summary>
internal sealed class Demo(ProgramSurroundings surroundings)
{
    private const string Bundle = "northwind-ivr";

    private static readonly string[] Environments = ["test", "prod"];

    private readonly DemoStage _stage = new(TextConsole.ForOutput(surroundings));

    public async Task<ExitCode> RunAsync(CancellationToken stop)
    {
        var (asIntended, exitCode) = await PlayAsync(stop);
        _stage.Close(asIntended);
        return asIntended ? ExitCode.Done : exitCode;
    }

    private async Task<(bool AsIntended, ExitCode ExitCode)> PlayAsync(CancellationToken stop)
    {
        _stage.Open(new DemoHeading("A sandbox", "It plays the platform: in memory, on this machine alone, and gone when the demo ends."));
        using var sandbox = await SandboxProgram.StartAsync(surroundings, ["--config", Beside("sandbox.json")], log: null, stop);
        _stage.Tell($"It listens at {sandbox.BaseAddress}");
        using var organization = OrgConnection.Open(new ConnectionSettings { Name = "the sandbox", BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });

        var (deployed, exitCode) = await DeployAsync(organization, stop);
        if (deployed?.Steps is not [{ Status: StepStatus.Succeeded }, { Status: StepStatus.RolledBack }])
        {
            return (false, exitCode);
        }

        using var folder = new DemoFolder(Beside("contact-center"));
        (var applied, exitCode) = await ApplyAsync(organization, folder, DemoAct.Applying, stop);
        if (applied?.Steps.All(step => step.Status == StepStatus.Succeeded) != true)
        {
            return (false, exitCode);
        }

        (var again, exitCode) = await ApplyAsync(organization, folder, DemoAct.ApplyingAgain, stop);
        return (again?.Steps.All(step => step.Status == StepStatus.NoChange) == true, exitCode);
    }

    private async Task<(RunResult? Result, ExitCode ExitCode)> DeployAsync(OrgConnection organization, CancellationToken stop)
    {
        var deployments = Deployments();
        var shown = new RunPresentation(deployments, new DeploymentPresentation(deployments));
        var report = ReportOf(organization, shown, DemoAct.Deploying);
        var exitCode = await new PlannedRun(report, shown.Effect).RunAsync(organization, deployments, stop);
        return (report.Result, exitCode);
    }

    private async Task<(RunResult? Result, ExitCode ExitCode)> ApplyAsync(OrgConnection organization, DemoFolder folder, DemoAct act, CancellationToken stop)
    {
        var manifest = ManifestReader.Read(new ManifestOptions { Paths = [folder.Manifests], ValuesPaths = [folder.Values] });
        await using var run = await ManifestRun.OpenAsync(organization, manifest, new ManifestRunOptions { StatePath = folder.State }, stop);
        var shown = new ManifestPresentation(manifest.Desired);
        var report = ReportOf(organization, new RunPresentation(manifest.Desired, shown), act);
        var exitCode = await new PlannedRun(report, shown.Effect).RunAsync(organization, run, shown, stop);
        return (report.Result, exitCode);
    }

    private DemoReport ReportOf(OrgConnection organization, RunPresentation shown, DemoAct act) =>
        new(new TextReport(surroundings, organization.NameWithPlatform, shown, verbose: false), _stage, act);

    private List<BundleDeployment> Deployments()
    {
        var current = DocumentFile.Read(Beside("northwind-ivr.current.json"));
        var target = DocumentFile.Read(Beside("northwind-ivr.target.yaml"));
        return [.. Environments.Select(environment => new BundleDeployment { BundleId = Bundle, Environment = environment, CurrentConfig = current, TargetConfig = target })];
    }

    private string Beside(string file) => Path.Join(surroundings.ProgramFolder, "Demonstration", file);
}
