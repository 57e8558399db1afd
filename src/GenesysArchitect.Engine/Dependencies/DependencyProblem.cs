using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A flow or an action of which it is not known what it depends on.</summary>
/// <param name="Node">Which.</param>
/// <param name="Error">Why it could not be read.</param>
public sealed record DependencyProblem(DependencyNode Node, GcException Error)
{
    /// <summary>Which, and why.</summary>
    public override string ToString() => $"{Node}: {Error.Message}";
}
