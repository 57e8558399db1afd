using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>How the resources of a manifest are shown: all in one table, whatever their kind.</summary>
internal sealed class ManifestPresentation(IEnumerable<Resource> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, string> _names = desired.ToDictionary(resource => resource.Address, resource => $"{resource.Address.Kind}/{resource.ManifestName ?? resource.Address.Name}");
    private Dictionary<ResourceAddress, (PlanStep Step, GcPlanStep Shown)> _steps = [];
    private string _runId = string.Empty;

    public override string Kind => "Resource";

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Resource", step => Palette.Text(Label(step.Address), Palette.Strong)) { MayWrap = true },
        new("Change", step => Palette.TextOrDash(ChangeOf(step), Palette.Quiet)) { MayBeLeftOut = true },
        new("Status", step => Palette.Text(Ended(step), Style(step))),
        new("State", step => Palette.TextOrDash(Result(step).State, Palette.Quiet)) { MayBeLeftOut = true },
        new("Is now", step => Palette.TextOrDash(IsNow(step), Palette.Quiet)),
        new("Took", step => Palette.TextOrDash(step.Duration > TimeSpan.Zero ? ResultView.Seconds(step.Duration.TotalSeconds) : null, Palette.Quiet)) { Alignment = Justify.Right },
    ];

    /// <summary>Takes the plan, whose steps are shown from here on.</summary>
    public void Take(Plan plan)
    {
        _runId = plan.RunId;
        _steps = plan.Steps.Zip(GcPlanStep.Of(plan)).ToDictionary(pair => pair.First.Address);
    }

    public override string Label(ResourceAddress address) => Wording.Printable(_names[address]);

    public override string Ended(StepResult result) => result.Status switch
    {
        StepStatus.NoChange => "unchanged",
        StepStatus.Succeeded => "done",
        StepStatus.RolledBack => "failed, undone",
        StepStatus.RollbackFailed => "failed, not undone",
        StepStatus.StillRunning => "not ended, goes on",
        StepStatus.Blocked => "blocked",
        StepStatus.Skipped => "skipped",
        StepStatus.Cancelled => "stopped",
        _ => result.Error?.Kind == ErrorKind.Ambiguous ? "unknown" : "failed",
    };

    public override string Outcome(StepResult result) => Ended(result);

    public override Style Style(StepResult result) => result.Status == StepStatus.NoChange ? Palette.Quiet : base.Style(result);

    public override void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result) => ManifestJson.WriteEnded(json, _steps[step.Address].Shown, Result(result));

    private string? ChangeOf(StepResult step) => _steps[step.Address].Step.Change is var change and not ChangeKind.NoChange ? change.ToString().ToLowerInvariant() : null;

    private string? IsNow(StepResult step) => Result(step) switch
    {
        { DeploymentId: { } deployment } => Wording.Printable(deployment),
        { Version: { } version } => string.Create(CultureInfo.InvariantCulture, $"version {version}"),
        _ => null,
    };

    private GcManifestResult Result(StepResult result) => GcManifestResult.Of(_runId, _steps[result.Address].Step, result);
}
