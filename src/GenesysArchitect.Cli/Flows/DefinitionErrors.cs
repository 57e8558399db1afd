using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary>Keeps definitions from being applied beside others that are wrong: files that are named together belong together.</summary>
internal static class DefinitionErrors
{
    /// <summary>Tells why a plan is not carried out; null when nothing in it is wrong, or nothing is left to carry out.</summary>
    public static GcException? Refusal(Plan plan)
    {
        var wrong = plan.Steps.Count(step => step.Blocked is { Kind: ErrorKind.InvalidInput });
        if (wrong == 0 || !plan.Steps.Any(step => step is { Blocked: null, Change: not ChangeKind.NoChange }))
        {
            return null;
        }

        return new GcException(ErrorIds.StepSkipped, ErrorKind.InvalidInput, $"{wrong} of {plan.Steps.Count} definitions {(wrong == 1 ? "is" : "are")} wrong, so none is applied. Nothing was changed.")
        {
            Remedies = [new("Correct what is named above, or leave it out, and run it again.")],
        };
    }
}
