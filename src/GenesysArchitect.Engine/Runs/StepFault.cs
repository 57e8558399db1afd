using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Runs;

/// <summary>
/// Turns an exception that no handler expects into the error of one step. Whatever is wrong with one resource, the other
/// steps of a run go on, and the run is logged to its end.
/// </summary>
/// <param name="clean">Takes secrets out of what an exception says.</param>
internal sealed class StepFault(Func<string, string> clean)
{
    /// <summary>The error of a resource that could not be read or planned.</summary>
    /// <param name="step">The step, as far as the desired state alone describes it.</param>
    /// <param name="fault">What was thrown.</param>
    /// <param name="history">What an interrupted run has recorded of the step.</param>
    public GcException WhilePlanning(PlanStep step, Exception fault, StepHistory history) => history.IsUnderWay
        ? Unknown(step, fault, history.Checkpoints.Select(recorded => (recorded.Checkpoint, recorded.Facts)))
        : Nothing(step, $"{Name(step)} could not be planned because of an unexpected fault ({Said(fault)}). Nothing was changed.", fault);

    /// <summary>The error of a step that was being carried out.</summary>
    /// <param name="step">The step.</param>
    /// <param name="fault">What was thrown.</param>
    /// <param name="hasStarted">Whether its handler has returned what it started.</param>
    /// <param name="context">What the step has recorded.</param>
    public GcException WhileRunning(PlanStep step, Exception fault, bool hasStarted, StepContext context) => hasStarted || context.MayHaveStarted
        ? Unknown(step, fault, Recorded(context))
        : Nothing(step, $"{Name(step)} ended in an unexpected fault ({Said(fault)}) before anything was changed.", fault);

    /// <summary>The error of a step whose undoing ended in a fault.</summary>
    public GcException WhileUndoing(PlanStep step, Exception fault, StepContext context) =>
        new(ErrorIds.StepEndUnknown, ErrorKind.Ambiguous, $"{Name(step)} was being undone when an unexpected fault ended that ({Said(fault)}). It is unknown whether {Work(step, Recorded(context))} is undone.", fault)
        {
            Target = IdOf(Recorded(context)) ?? step.Address.ToString(),
            Remedies = [new($"Check {Work(step, Recorded(context))} at the platform before you run it again."), Report],
        };

    /// <summary>The error of a step whose end was unknown, and that has been undone since.</summary>
    public static GcException Undone(PlanStep step, GcException unknown) =>
        new(ErrorIds.StepEndUnknown, ErrorKind.Failed, $"{unknown.Message.TrimEnd('.')}. It was undone.", unknown)
        {
            Target = unknown.Target ?? step.Address.ToString(),
            Remedies = [Report],
        };

    private static Remedy Report { get; } = new("This is a fault of GenesysArchitect: report it with the text of this message.");

    private static string Name(PlanStep step) => $"{step.Address.Kind}/{step.Name}";

    private string Said(Exception fault) => clean($"{fault.GetType().Name}: {fault.Message.TrimEnd('.')}");

    private static GcException Nothing(PlanStep step, string message, Exception fault) =>
        new(ErrorIds.Unexpected, ErrorKind.Failed, message, fault) { Target = step.Address.ToString(), Remedies = [Report] };

    private GcException Unknown(PlanStep step, Exception fault, IEnumerable<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> reached)
    {
        var recorded = reached.ToList();
        return new(ErrorIds.StepEndUnknown, ErrorKind.Ambiguous, $"{Name(step)}: its end is unknown. The platform may continue with {Work(step, recorded)}; an unexpected fault ended the step here ({Said(fault)}).", fault)
        {
            Target = IdOf(recorded) ?? step.Address.ToString(),
            Remedies = [new($"Check {Work(step, recorded)} at the platform before you run it again."), Report],
        };
    }

    private static string Work(PlanStep step, IEnumerable<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> reached) =>
        IdOf(reached) is { } id ? $"'{id}'" : step.Target;

    // What an interrupted run has recorded comes before what this one has.
    private static IEnumerable<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> Recorded(StepContext context) =>
        context.History.Checkpoints.Select(recorded => (recorded.Checkpoint, recorded.Facts)).Concat(context.Reached);

    // The last thing that the platform is known to have accepted.
    private static string? IdOf(IEnumerable<(Checkpoint Checkpoint, IReadOnlyDictionary<string, string> Facts)> reached) =>
        reached.Where(point => point.Checkpoint.WorkFact is not null).Select(point => point.Facts.GetValueOrDefault(point.Checkpoint.WorkFact!)).LastOrDefault(id => !string.IsNullOrEmpty(id));
}
