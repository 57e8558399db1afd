using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>How the resources of a manifest are presented: all kinds in one table.</summary>
internal sealed class ManifestPresentation(IEnumerable<Resource> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, string> _names = desired.ToDictionary(resource => resource.Address, resource => $"{resource.Address.Kind}/{resource.ManifestName ?? resource.Address.Name}");
    private Dictionary<ResourceAddress, (PlanStep Step, GcPlanStep Shown)> _steps = [];
    private string _runId = string.Empty;

    public override string Kind => "Resource";

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Resource", step => Palette.Text(Label(step.Address), Palette.Strong)) { CanWrap = true },
        new("Change", step => Palette.TextOrDash(ChangeOf(step), Palette.Quiet)) { IsOptional = true },
        new("Status", step => Palette.Text(StatusText(step), Style(step))),
        new("State", step => Palette.TextOrDash(Result(step).State, Palette.Quiet)) { IsOptional = true },
        new("Current", step => Palette.TextOrDash(Current(step), Palette.Quiet)),
        new("Duration", step => Palette.TextOrDash(step.Duration > TimeSpan.Zero ? ResultView.Seconds(step.Duration.TotalSeconds) : null, Palette.Quiet)) { Alignment = Justify.Right },
    ];

    /// <summary>Sets the plan whose steps are shown.</summary>
    public void SetPlan(Plan plan)
    {
        _runId = plan.RunId;
        _steps = plan.Steps.Zip(GcPlanStep.Of(plan)).ToDictionary(pair => pair.First.Address);
    }

    public override string Label(ResourceAddress address) => Wording.Printable(_names[address]);

    public override string StatusText(StepResult result) => result.Status switch
    {
        StepStatus.NoChange => "unchanged",
        StepStatus.Succeeded => "done",
        StepStatus.RolledBack => "failed, rolled back",
        StepStatus.RollbackFailed => "failed, rollback failed",
        StepStatus.StillRunning => "still running",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "cancelled",
        _ => result.Error?.Kind == ErrorKind.Ambiguous ? "unknown" : "failed",
    };

    public override string SummaryText(StepResult result) => StatusText(result);

    public override Style Style(StepResult result) => result.Status == StepStatus.NoChange ? Palette.Quiet : base.Style(result);

    public override void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result) => ManifestJson.WriteResult(json, _steps[step.Address].Shown, Result(result));

    private string? ChangeOf(StepResult step) => _steps[step.Address].Step.Change is var change and not ChangeKind.NoChange ? change.ToString().ToLowerInvariant() : null;

    private string? Current(StepResult step) => Result(step) switch
    {
        { DeploymentId: { } deployment } => Wording.Printable(deployment),
        { Version: { } version } => string.Create(CultureInfo.InvariantCulture, $"version {version}"),
        _ => null,
    };

    private GcManifestResult Result(StepResult result) => GcManifestResult.Of(_runId, _steps[result.Address].Step, result);
}
