using GenesysArchitect.Cli.Deploying;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Running;
using GenesysArchitect.Cli.Sandboxing;
using GenesysArchitect.Cli.Surroundings;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Running;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary>
/// Shows a deployment from its plan to its result, on a sandbox that has one of two environments
/// fail. It goes the way of <c>gcarch deploy</c>, and only adds a word to each part.
/// </summary>
internal sealed class Demo(ProgramSurroundings surroundings)
{
    private const string Bundle = "northwind-ivr";

    private static readonly string[] Environments = ["test", "prod"];

    private readonly DemoStage _stage = new(TextConsole.ForOutput(surroundings));

    public async Task<ExitCode> RunAsync(CancellationToken stop)
    {
        var wishes = Wishes();
        var (result, exitCode) = await DeployAsync(wishes, stop);
        var asIntended = result?.Steps is [{ Status: StepStatus.Succeeded }, { Status: StepStatus.RolledBack }];
        _stage.Close(asIntended);
        return asIntended ? ExitCode.Done : exitCode;
    }

    private async Task<(RunResult? Result, ExitCode ExitCode)> DeployAsync(List<BundleDeployment> wishes, CancellationToken stop)
    {
        _stage.Open("A sandbox", "It plays the platform: in memory, on this machine alone, and gone when the demo ends.");
        using var sandbox = await SandboxProgram.StartAsync(surroundings, ["--config", Beside("sandbox.json")], log: null, stop);
        _stage.Tell($"It listens at {sandbox.BaseAddress}");

        using var organisation = OrgConnection.Open(new ConnectionSettings { Name = "the sandbox", BaseAddress = sandbox.BaseAddress, Client = sandbox.Client });
        var shown = new RunPresentation(wishes, new DeploymentPresentation(wishes));
        var report = new DemoReport(new TextReport(surroundings, organisation.Name, shown, verbose: false), _stage);
        var exitCode = await new PlannedRun(report, shown.Effect).RunAsync(organisation, wishes, stop);
        return (report.Result, exitCode);
    }

    private List<BundleDeployment> Wishes()
    {
        var current = DocumentFile.Read(Beside("northwind-ivr.current.json"));
        var target = DocumentFile.Read(Beside("northwind-ivr.target.yaml"));
        return [.. Environments.Select(environment => new BundleDeployment { BundleId = Bundle, Environment = environment, CurrentConfig = current, TargetConfig = target })];
    }

    private string Beside(string file) => Path.Join(surroundings.ProgramFolder, "Demonstration", file);
}
