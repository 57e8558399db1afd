namespace GenesysArchitect.Engine.Errors;

/// <summary>Renders remedies in the words of a front end.</summary>
public interface IRemedyRenderer
{
    /// <summary>Renders an action, such as <c>-OverrideValidation</c> or <c>gcarch audit verify</c>.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The text; null if the front end has none.</returns>
    string? Render(RemedyAction action);
}
