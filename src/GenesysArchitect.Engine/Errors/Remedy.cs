namespace GenesysArchitect.Engine.Errors;

/// <summary>A remedy for an error.</summary>
/// <param name="Text">A sentence in the imperative. It contains no cmdlet, parameter, verb or option, which are specific to front ends.</param>
/// <param name="Action">The action that a front end renders; null if there is none.</param>
public sealed record Remedy(string Text, RemedyAction? Action = null);
