using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>Formats an error as plain lines: the message, the remedies, and the correlation id for the platform's support.</summary>
internal static class FailureLines
{
    public static IEnumerable<string> Of(GcException failure)
    {
        var text = FailureText.Lines(failure);
        yield return $"error {failure.ErrorId}: {text[0]}";
        foreach (var detail in text.Skip(1))
        {
            yield return $"  {detail}";
        }

        if (CommandLineRemedies.Of(failure) is { } remedy)
        {
            yield return $"  {remedy}";
        }

        if (failure.CorrelationId is { } id)
        {
            yield return $"  Correlation id: {Wording.Printable(id)}";
        }
    }
}
