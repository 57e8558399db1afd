using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Prevents a run that contains invalid definitions: files that are specified together are applied together or not at all.</summary>
internal static class DefinitionErrors
{
    /// <summary>Returns why a plan is not run; null when no definition is invalid, or there are no changes.</summary>
    public static GcException? Refusal(Plan plan)
    {
        var invalid = plan.Steps.Count(step => step.Blocked is { Kind: ErrorKind.InvalidInput });
        if (invalid == 0 || !plan.Steps.Any(step => step is { Blocked: null, Change: not ChangeKind.NoChange }))
        {
            return null;
        }

        return new GcException(ErrorIds.StepSkipped, ErrorKind.InvalidInput, $"{invalid} of {plan.Steps.Count} definitions {(invalid == 1 ? "is" : "are")} invalid, so none was applied. Nothing was changed.")
        {
            Remedies = [new("Correct or omit the definitions listed above, and run the command again.")],
        };
    }
}
