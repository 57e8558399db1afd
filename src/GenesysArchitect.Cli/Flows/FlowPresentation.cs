using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Flows;

/// <summary>How flows are presented.</summary>
internal sealed class FlowPresentation(IEnumerable<Flow> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, ConflictPolicy> _policies = desired.DistinctBy(desired => desired.Address).ToDictionary(desired => desired.Address, desired => desired.ConflictPolicy);

    public override string Kind => Flow.KindName;

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Flow", step => Palette.Text(step.Address.Name, Palette.Strong)),
        new("Name", step => Palette.TextOrDash(Result(step)?.Name)) { CanWrap = true },
        new("Status", step => Palette.Text(StatusText(step), Style(step))),
        new("State", step => Palette.TextOrDash(Result(step)?.LifecycleState?.Value, Palette.Quiet)),
        new("Version", step => Palette.TextOrDash(Versions(step), Palette.Quiet)) { Alignment = Justify.Right },
        new("Retries", step => Palette.TextOrDash(Result(step)?.Retries is > 0 and var retries ? retries.ToString(CultureInfo.InvariantCulture) : null, Palette.Attention)) { Alignment = Justify.Right },
    ];

    public override string StatusText(StepResult result) => result switch
    {
        { Status: StepStatus.NoChange } => "unchanged",
        { Status: StepStatus.Succeeded, Output: GcFlow { Change: ChangeKind.Create } } => "created",
        { Status: StepStatus.Succeeded } => "updated",
        { Status: StepStatus.StillRunning } => "accepted, not visible yet",
        { Status: StepStatus.RolledBack } => "failed, rolled back",
        { Status: StepStatus.RollbackFailed } => "failed, rollback failed",
        { Status: StepStatus.Blocked } => "blocked",
        { Status: StepStatus.Skipped } => "skipped",
        { Status: StepStatus.Cancelled } => "cancelled",
        { Error.Kind: ErrorKind.Ambiguous } => "unknown",
        _ => "failed",
    };

    public override string SummaryText(StepResult result) => StatusText(result);

    public override Style Style(StepResult result) => result.Status == StepStatus.NoChange ? Palette.Quiet : base.Style(result);

    public override IEnumerable<string> Notes(StepResult result) =>
        Result(result)?.Settled.Select(conflict => $"{Label(result.Address)}: {Settled(conflict, _policies[result.Address])}") ?? [];

    public override void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result) => FlowJson.Write(json, step, result);

    private static GcFlow? Result(StepResult step) => step.Output as GcFlow;

    private static string? Versions(StepResult step) => Result(step) switch
    {
        { Previous.Version: { } before, Version: { } after } => string.Create(CultureInfo.InvariantCulture, $"{before} → {after}"),
        { Version: { } only } => only.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Settled(MergeConflict conflict, ConflictPolicy policy)
    {
        var (replaced, kept) = policy == ConflictPolicy.Ours ? (conflict.Theirs, conflict.Ours) : (conflict.Ours, conflict.Theirs);
        var kind = (replaced, kept) switch { (null, _) => DifferenceKind.Added, (_, null) => DifferenceKind.Removed, _ => DifferenceKind.Modified };
        return Wording.Printable($"modified concurrently; {(policy == ConflictPolicy.Ours ? "the desired value" : "the value of the other writer")} was kept: {new Difference(conflict.Path, kind, replaced, kept)}");
    }
}
