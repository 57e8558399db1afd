namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>The records of an interrupted run, which another run resumes.</summary>
/// <param name="RunId">The id of the run, which the resuming run has as well.</param>
/// <param name="LastSequence">The number of its last event.</param>
/// <param name="Steps">The records of each step.</param>
internal sealed record RunHistory(string RunId, long LastSequence, IReadOnlyDictionary<ResourceAddress, StepHistory> Steps)
{
    public StepHistory Of(ResourceAddress address) => Steps.GetValueOrDefault(address, StepHistory.None);
}
