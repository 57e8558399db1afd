namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>What an interrupted run has record, so that another goes on where it stopped.</summary>
/// <param name="RunId">The run, whose id the other has as well.</param>
/// <param name="LastSequence">The number of its last event.</param>
/// <param name="Steps">What it record of each step.</param>
internal sealed record RunHistory(string RunId, long LastSequence, IReadOnlyDictionary<ResourceAddress, StepHistory> Steps)
{
    public StepHistory Of(ResourceAddress address) => Steps.GetValueOrDefault(address, StepHistory.None);
}
