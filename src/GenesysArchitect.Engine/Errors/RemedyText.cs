namespace GenesysArchitect.Engine.Errors;

/// <summary>Renders remedies as text.</summary>
public static class RemedyText
{
    /// <summary>A remedy in the words of a front end, such as <c>Wait longer (--slot-timeout).</c></summary>
    /// <param name="renderer">The renderer of the front end.</param>
    /// <param name="remedy">The remedy.</param>
    public static string Render(this IRemedyRenderer renderer, Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(remedy);
        return remedy.Action is { } action && renderer.Render(action) is { } words
            ? $"{remedy.Text.TrimEnd('.')} ({words})."
            : remedy.Text;
    }

    /// <summary>All remedies of an error, joined.</summary>
    /// <param name="renderer">The renderer of the front end.</param>
    /// <param name="remedies">The remedies.</param>
    /// <returns>The text; null if there is no remedy.</returns>
    public static string? Render(this IRemedyRenderer renderer, IReadOnlyList<Remedy> remedies)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        ArgumentNullException.ThrowIfNull(remedies);
        return remedies.Count == 0 ? null : string.Join(' ', remedies.Select(remedy => renderer.Render(remedy)));
    }
}
