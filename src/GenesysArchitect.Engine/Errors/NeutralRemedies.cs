namespace GenesysArchitect.Engine.Errors;

/// <summary>Renders remedies for everybody: their texts alone, as they are where the reader's front end is unknown.</summary>
public sealed class NeutralRemedies : IRemedyRenderer
{
    private NeutralRemedies()
    {
    }

    /// <summary>The one renderer.</summary>
    public static NeutralRemedies Instance { get; } = new();

    /// <inheritdoc/>
    public string? Render(RemedyAction action) => null;
}
