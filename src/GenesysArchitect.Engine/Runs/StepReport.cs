using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What a handler needs to create the result of a step.</summary>
internal sealed record StepReport(StepStatus Status, object? Applied, GcException? Error, GcException? RollbackError, TimeSpan Elapsed);
