using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Reporting.Plain;

/// <summary>An error in plain lines: what failed, what to do, and what the platform's support asks for.</summary>
internal static class FailureLines
{
    public static IEnumerable<string> Of(GcException failure)
    {
        yield return $"error {failure.ErrorId}: {Wording.OfEngine(failure.Message)}";
        if (failure.Remedy is { } remedy)
        {
            yield return $"  {Wording.OfEngine(remedy)}";
        }

        if (failure.CorrelationId is { } id)
        {
            yield return $"  Correlation id: {Wording.Printable(id)}";
        }
    }
}
