namespace GenesysArchitect.Engine.Manifests.Placeholders;

/// <summary>A part of a text with placeholders.</summary>
/// <param name="Kind">The kind of the part.</param>
/// <param name="Text">The literal text, the name of the placeholder, or the error.</param>
/// <param name="Suggestion">The suggestion for a malformed placeholder.</param>
internal readonly record struct TemplatePart(TemplatePartKind Kind, string Text, string? Suggestion = null);
