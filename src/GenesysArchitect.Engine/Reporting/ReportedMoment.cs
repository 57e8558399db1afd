namespace GenesysArchitect.Engine.Reporting;

/// <summary>Something that happened in a step.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in a word or two.</param>
/// <param name="Text">What there is to say about it.</param>
internal sealed record ReportedMoment(DateTimeOffset At, string What, string Text);
