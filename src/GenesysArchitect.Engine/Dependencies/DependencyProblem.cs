using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies;

/// <summary>A flow or an action whose dependencies are unknown.</summary>
/// <param name="Node">The node.</param>
/// <param name="Error">Why it could not be read.</param>
public sealed record DependencyProblem(DependencyNode Node, GcException Error)
{
    /// <summary>The node and the reason.</summary>
    public override string ToString() => $"{Node}: {Error.Message}";
}
