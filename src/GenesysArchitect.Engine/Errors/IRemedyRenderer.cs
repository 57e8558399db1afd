namespace GenesysArchitect.Engine.Errors;

/// <summary>The words of a front end for what can be done about an error.</summary>
public interface IRemedyRenderer
{
    /// <summary>Renders an action, such as <c>-OverrideValidation</c> or <c>gcarch audit verify</c>.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The words; null if the front end has none for it.</returns>
    string? Render(RemedyAction action);
}
