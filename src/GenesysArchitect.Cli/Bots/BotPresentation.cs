using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Bots;

/// <summary>How bot versions are presented.</summary>
internal sealed class BotPresentation(IEnumerable<BotVersion> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, BotVersion> _desired = desired.DistinctBy(desired => desired.Address).ToDictionary(desired => desired.Address);

    public override string Kind => BotVersion.KindName;

    public override string Effect => "published";

    public override string NoChange => "already live";

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Bot", step => Palette.Text(_desired[step.Address].BotId, Palette.Strong)),
        new("Version", step => Palette.Text(_desired[step.Address].VersionId)),
        new("State", step => Palette.TextOrDash(Version(step)?.State.Value, Style(step))),
        new("Previous", step => Palette.TextOrDash(Version(step)?.PreviousVersionId, Palette.Quiet)),
        new("Rolled back", RolledBack),
        new("Requires", Requires),
        new("Latency", step => Palette.TextOrDash(Version(step)?.LatencyMs is { } latency ? ResultView.Seconds(latency / 1000.0) : null, Palette.Quiet)) { Alignment = Justify.Right },
    ];

    public override string StatusText(StepResult result) => result switch
    {
        { Status: StepStatus.NoChange } => "already published",
        { Status: StepStatus.Succeeded } => Version(result)?.State.Value ?? "published",
        { Status: StepStatus.StillRunning } => "still running at the platform",
        { Status: StepStatus.RolledBack } => $"failed, rolled back to {Version(result)?.PreviousVersionId}",
        { Status: StepStatus.RollbackFailed } => "failed, rollback failed",
        { Status: StepStatus.Blocked } => "blocked",
        { Status: StepStatus.Skipped } => "skipped",
        { Status: StepStatus.Cancelled } => "cancelled",
        { Error.Kind: ErrorKind.Ambiguous } => "unknown",
        _ => "failed",
    };

    public override string SummaryText(StepResult result) => StatusText(result);

    public override Style Style(StepResult result) => result switch
    {
        { Status: StepStatus.NoChange } => Palette.Quiet,
        { Status: StepStatus.Succeeded, Output: GcBotVersion version } when version.State == BotVersionState.Publishing => Palette.UnderWay,
        _ => base.Style(result),
    };

    public override void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result) => BotJson.Write(json, _desired[step.Address], result);

    private static GcBotVersion? Version(StepResult step) => step.Output as GcBotVersion;

    private static IRenderable RolledBack(StepResult step) => step switch
    {
        { Status: StepStatus.RollbackFailed } => Palette.Text("failed", Palette.Bad),
        { Output: GcBotVersion { RolledBack: true } } => Palette.Text("yes", Palette.Attention),
        _ => Palette.Text("-", Palette.Quiet),
    };

    private static IRenderable Requires(StepResult step) =>
        Version(step)?.Dependencies is { Count: > 0 } required ? Palette.Text($"{required.Count} active", Palette.Quiet) : Palette.Text("-", Palette.Quiet);
}
