using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What a handler is reported so that it can report on a step.</summary>
internal sealed record StepReport(StepStatus Status, object? Applied, GcException? Error, GcException? RollbackError, TimeSpan Elapsed);
