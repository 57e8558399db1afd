namespace GenesysArchitect.Engine.Errors;

/// <summary>Renders remedies without an action, for output that is independent of the front end.</summary>
public sealed class NeutralRemedies : IRemedyRenderer
{
    private NeutralRemedies()
    {
    }

    /// <summary>The singleton instance.</summary>
    public static NeutralRemedies Instance { get; } = new();

    /// <inheritdoc/>
    public string? Render(RemedyAction action) => null;
}
