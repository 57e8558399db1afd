using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Bundles;

/// <summary>How bundle deployments are presented.</summary>
internal sealed class DeploymentPresentation(IEnumerable<BundleDeployment> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, BundleDeployment> _desired = desired.DistinctBy(desired => desired.Address).ToDictionary(desired => desired.Address);

    public override string Kind => BundleDeployment.KindName;

    public override string Effect => "submitted";

    public override string NoChange => "validation only";

    public override string NoDifference => "The configurations are equal";

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Environment", step => Palette.Text(Label(step.Address), Palette.Strong)),
        new("Deployment", step => Palette.TextOrDash(Deployment(step)?.DeploymentId, Palette.Plain)),
        new("Status", step => Palette.Text(DeploymentText.Status(step), Deployment(step)?.Status.IsFailure == true ? Palette.Bad : Style(step))),
        new("Rolled back", RolledBack),
        new("Latency", step => Palette.TextOrDash(Deployment(step)?.LatencyMs is { } latency ? ResultView.Seconds(latency / 1000.0) : null, Palette.Quiet)) { Alignment = Justify.Right },
        new("Impact", step => Palette.TextOrDash(Deployment(step)?.Impact?.ToString().ToLowerInvariant(), Deployment(step)?.Impact is { } impact ? Palette.Of(impact) : Palette.Quiet)),
    ];

    // All deployments are of one bundle, so the environment identifies them.
    public override string Label(ResourceAddress address) => Wording.Printable(_desired[address].Target.EnvironmentId ?? _desired[address].BundleId);

    public override string StatusText(StepResult result) => DeploymentText.StatusText(result);

    public override string SummaryText(StepResult result) => DeploymentText.SummaryText(result);

    public override Style Style(StepResult result) =>
        result is { Status: StepStatus.Succeeded or StepStatus.NoChange, Output: GcBundleDeployment { Status.IsEnd: false } deployment } && deployment.Status != DeploymentStatus.Validated
            ? Palette.UnderWay
            : base.Style(result);

    public override void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result) => DeploymentJson.Write(json, _desired[step.Address], step, result);

    private static GcBundleDeployment? Deployment(StepResult step) => step.Output as GcBundleDeployment;

    private static IRenderable RolledBack(StepResult step) => step switch
    {
        { Status: StepStatus.RollbackFailed } => Palette.Text("failed", Palette.Bad),
        { Output: GcBundleDeployment { RolledBack: true } } => Palette.Text("yes", Palette.Attention),
        _ => Palette.Text("-", Palette.Quiet),
    };
}
