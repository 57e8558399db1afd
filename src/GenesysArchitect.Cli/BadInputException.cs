using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli;

/// <summary>What was given is wrong, perhaps in several places at once.</summary>
/// <param name="errors">What is wrong; one at least.</param>
internal sealed class BadInputException(IReadOnlyList<GcException> errors) : Exception(errors[0].Message)
{
    public IReadOnlyList<GcException> Errors => errors;
}
