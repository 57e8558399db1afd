namespace GenesysArchitect.Engine.Reporting;

/// <summary>An event of a step.</summary>
/// <param name="At">The time.</param>
/// <param name="What">The event, in a word or two.</param>
/// <param name="Text">The details.</param>
internal sealed record ReportedMoment(DateTimeOffset At, string What, string Text);
