namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>A part of a text with placeholders.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Literal text, a placeholder's name, or why it is none.</param>
/// <param name="Suggestion">What may have been meant where it is none.</param>
internal readonly record struct TemplatePart(TemplatePartKind Kind, string Text, string? Suggestion = null);
