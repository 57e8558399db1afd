namespace GenesysArchitect.Engine.Errors;

/// <summary>One thing that can be done about an error.</summary>
/// <param name="Text">A sentence in the imperative. It names no cmdlet, parameter, verb or option: those are the front ends'.</param>
/// <param name="Action">What carries it out in a front end; null if it is done elsewhere.</param>
public sealed record Remedy(string Text, RemedyAction? Action = null);
