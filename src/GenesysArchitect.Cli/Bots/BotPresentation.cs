using System.Text.Json;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Bots;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Bots;

/// <summary>How versions of bots are shown.</summary>
internal sealed class BotPresentation(IEnumerable<BotVersion> desired) : ResourcePresentation
{
    private readonly Dictionary<ResourceAddress, BotVersion> _desired = desired.DistinctBy(desired => desired.Address).ToDictionary(desired => desired.Address);

    public override string Kind => BotVersion.KindName;

    public override string Effect => "published";

    public override string NoChange => "live already";

    public override IReadOnlyList<ResultColumn> Columns =>
    [
        new("Bot", step => Palette.Text(_desired[step.Address].BotId, Palette.Strong)),
        new("Version", step => Palette.Text(_desired[step.Address].VersionId)),
        new("State", step => Palette.TextOrDash(Version(step)?.State.Value, Style(step))),
        new("Before", step => Palette.TextOrDash(Version(step)?.PreviousVersionId, Palette.Quiet)),
        new("Rolled back", RolledBack),
        new("Needs", Needs),
        new("Latency", step => Palette.TextOrDash(Version(step)?.LatencyMs is { } latency ? ResultView.Seconds(latency / 1000.0) : null, Palette.Quiet)) { Alignment = Justify.Right },
    ];

    public override string Ended(StepResult result) => result switch
    {
        { Status: StepStatus.NoChange } => "published already",
        { Status: StepStatus.Succeeded } => Version(result)?.State.Value ?? "published",
        { Status: StepStatus.StillRunning } => "not ended, goes on at the platform",
        { Status: StepStatus.RolledBack } => $"failed, back at {Version(result)?.PreviousVersionId}",
        { Status: StepStatus.RollbackFailed } => "failed, and so did going back",
        { Status: StepStatus.Blocked } => "blocked",
        { Status: StepStatus.Skipped } => "skipped",
        { Status: StepStatus.Cancelled } => "stopped",
        { Error.Kind: ErrorKind.Ambiguous } => "unknown",
        _ => "failed",
    };

    public override string Outcome(StepResult result) => Ended(result);

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

    private static IRenderable Needs(StepResult step) =>
        Version(step)?.Dependencies is { Count: > 0 } needs ? Palette.Text($"{needs.Count} active", Palette.Quiet) : Palette.Text("-", Palette.Quiet);
}
