using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli;

/// <summary>The input has one or more errors.</summary>
/// <param name="errors">The errors; at least one.</param>
internal sealed class BadInputException(IReadOnlyList<GcException> errors) : Exception(errors[0].Message)
{
    public IReadOnlyList<GcException> Errors => errors;
}
