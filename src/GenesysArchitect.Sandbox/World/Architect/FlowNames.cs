using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The rules for the names of flows.</summary>
internal static class FlowNames
{
    // The exact form of the debug marker is not documented [?]; a name that contains it in brackets is refused.
    private const string DebugMarker = "[debug]";

    /// <summary>Checks a name.</summary>
    /// <exception cref="RefusedException">The name cannot be the name of a flow.</exception>
    internal static void Check(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Invalid("architect.flow.validate.failed.missing.name", "The flow name is missing.");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw Invalid("architect.flow.validate.failed.invalid.name.contains.slash", $"The flow name '{name}' must not contain a slash.");
        }

        if (name.Contains(DebugMarker, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid("architect.flow.validate.failed.invalid.name.contains.debug", $"The flow name '{name}' must not contain '{DebugMarker}'.");
        }

        if (!name.Any(char.IsLetterOrDigit))
        {
            throw Invalid("architect.flow.validate.failed.invalid.name.no.alpha", $"The flow name '{name}' must contain an alphanumeric character.");
        }
    }

    private static RefusedException Invalid(string code, string message) => new(RefusalReason.Invalid, code, message)
    {
        Fields = [new FieldProblem("name", code, message)],
    };
}
