using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>Why a step was not begun, or did not stay done, though nothing is wrong with it.</summary>
internal static class StepErrors
{
    private static string Name(PlanStep step) => $"{step.Address.Kind}/{step.Name}";

    public static GcException WaitedFor(PlanStep step, StepResult missing) =>
        new(ErrorIds.StepSkipped, ErrorKind.Failed, $"{Name(step)} was not begun: {missing.Address.Kind}/{missing.Name}, which it waits for, ended as {missing.Status}.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("See to what failed first, and run it again.")],
        };

    public static GcException AfterFailure(PlanStep step, StepResult failed) =>
        new(ErrorIds.StepSkipped, ErrorKind.Failed, $"{Name(step)} was not begun: {failed.Address.Kind}/{failed.Name} ended as {failed.Status}, and nothing more was to be begun then.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("See to what failed first, and run it again.")],
        };

    public static GcException Cancelled(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{Name(step)} was not begun: the run was cancelled.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("Run it again when you are ready.")],
        };

    public static GcException UndoLeft(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{Name(step)} was being undone when the run was cancelled. What had begun at the platform goes on.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("See at the platform how that ended before you run it again.")],
        };

    public static GcException Undone(PlanStep step, StepResult failed) =>
        new(ErrorIds.StepUndone, ErrorKind.Failed, $"{Name(step)} was done, and is undone: {failed.Address.Kind}/{failed.Name} ended as {failed.Status}, and the run was to be all or nothing.")
        {
            Target = step.Address.ToString(),
            Remedies = [new($"See to {failed.Address.Kind}/{failed.Name} first, and run it again.")],
        };
}
