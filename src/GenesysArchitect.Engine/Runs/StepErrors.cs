using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The errors of steps that were not started or were rolled back because of another step.</summary>
internal static class StepErrors
{
    private static string Name(PlanStep step) => $"{step.Address.Kind}/{step.Name}";

    public static GcException WaitedFor(PlanStep step, StepResult missing) =>
        new(ErrorIds.StepSkipped, ErrorKind.Failed, $"{Name(step)} was skipped: {missing.Address.Kind}/{missing.Name}, which it depends on, ended as {missing.Status}.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("Fix the failed step, then run again.")],
        };

    public static GcException AfterFailure(PlanStep step, StepResult failed) =>
        new(ErrorIds.StepSkipped, ErrorKind.Failed, $"{Name(step)} was skipped: {failed.Address.Kind}/{failed.Name} ended as {failed.Status} (fail-fast).")
        {
            Target = step.Address.ToString(),
            Remedies = [new("Fix the failed step, then run again.")],
        };

    public static GcException Cancelled(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{Name(step)} was skipped: the run was cancelled.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("To apply the step, run again.")],
        };

    public static GcException UndoCancelled(PlanStep step) =>
        new(ErrorIds.RunCancelled, ErrorKind.Declined, $"{Name(step)} was being rolled back when the run was cancelled. Operations that had started continue at the platform.")
        {
            Target = step.Address.ToString(),
            Remedies = [new("Check their outcome at the platform before you run again.")],
        };

    public static GcException Undone(PlanStep step, StepResult failed) =>
        new(ErrorIds.StepUndone, ErrorKind.Failed, $"{Name(step)} was rolled back because {failed.Address.Kind}/{failed.Name} ended as {failed.Status} (atomic run).")
        {
            Target = step.Address.ToString(),
            Remedies = [new($"Fix {failed.Address.Kind}/{failed.Name}, then run again.")],
        };
}
