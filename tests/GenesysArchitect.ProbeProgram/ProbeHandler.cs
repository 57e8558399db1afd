using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.ProbeProgram;

/// <summary>
/// Writes files, with a delay on request: while a file with the additional extension <c>.hold</c> exists, the written
/// file does not settle. The content <c>broken</c> fails after writing.
/// </summary>
internal sealed class ProbeHandler(TimeProvider time) : ResourceHandler<Probe, ProbeLive, ProbeLive>
{
    private const string BeforeFact = "before";

    private static readonly Phase Settling = new("settling");

    protected override PlanStep Describe(Probe desired) => PlanStep.Of(desired, ChangeKind.Update, $"file '{desired.Path}'");

    protected override Task<ProbeLive> ReadAsync(Probe desired, PlanScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(new ProbeLive(File.Exists(desired.Path) ? File.ReadAllText(desired.Path) : null));

    protected override PlanStep Plan(Probe desired, ProbeLive live) => Describe(desired) with
    {
        Change = live.Content == desired.Content ? ChangeKind.NoChange : ChangeKind.Update,
        Basis = live.Content ?? "no file",
        Diff = StructuralDiff.Between(JsonSerializer.SerializeToElement(new { content = live.Content }), JsonSerializer.SerializeToElement(new { content = desired.Content })),
    };

    protected override Task<ProbeLive?> ResumeAsync(Probe desired, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(context.History.Last(ProbeCheckpoints.Probed) is null ? null : new ProbeLive(context.History.First(ProbeCheckpoints.Probing)?.Fact(BeforeFact)));

    protected override async Task<ProbeLive> ApplyAsync(Probe desired, ProbeLive live, StepContext context, CancellationToken cancellationToken)
    {
        await context.CheckpointAsync(ProbeCheckpoints.Probing, (BeforeFact, live.Content ?? string.Empty));
        await File.AppendAllTextAsync($"{desired.Path}.writes", $"{desired.Content}\n", cancellationToken);
        await File.WriteAllTextAsync(desired.Path, desired.Content, cancellationToken);
        await context.CheckpointAsync(ProbeCheckpoints.Probed, ("probeId", "probe-7"));
        return live;
    }

    protected override async Task<Verdict> VerifyAsync(Probe desired, ProbeLive applied, StepContext context, CancellationToken cancellationToken)
    {
        while (File.Exists($"{desired.Path}.hold"))
        {
            await context.ProgressAsync(Settling, "It is held.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }

        return desired.Content == "broken"
            ? Verdict.Failed(new GcException("Gc.Probe.Broken", ErrorKind.Failed, $"The probe '{desired.Path}' is broken."), undo: true)
            : Verdict.Succeeded;
    }

    protected override async Task<Verdict> UndoAsync(Probe desired, ProbeLive applied, StepContext context, CancellationToken cancellationToken)
    {
        await context.ProgressAsync(Phase.RollingBack, "Restoring the file.");
        await File.WriteAllTextAsync(desired.Path, applied.Content ?? string.Empty, cancellationToken);
        return Verdict.Succeeded;
    }

    protected override Task<Verdict> ReleaseAsync(Probe desired, ProbeLive applied, StepContext context) => Task.FromResult(Verdict.Succeeded);

    protected override object? Report(Probe desired, ProbeLive? live, ProbeLive? applied, StepReport report) =>
        new ProbeResult(desired.Path, report.Status == StepStatus.Succeeded ? "WRITTEN" : "UNWRITTEN", 42);
}
