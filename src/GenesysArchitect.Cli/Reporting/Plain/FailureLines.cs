using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>An error in plain lines: what failed, what to do, and what the platform's support asks for.</summary>
internal static class FailureLines
{
    public static IEnumerable<string> Of(GcException failure)
    {
        var text = FailureText.Lines(failure);
        yield return $"error {failure.ErrorId}: {text[0]}";
        foreach (var place in text.Skip(1))
        {
            yield return $"  {place}";
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
