using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Journaling;

/// <summary>A piece of work of a run whose journal is no longer kept.</summary>
internal sealed record RecordedWorkEntry(string Organisation, string Kind, string Address, string? SpecHash, string Id, bool IsCompleted)
{
    public static RecordedWorkEntry Of(string organisation, RecordedWork work) =>
        new(organisation, work.Address.Kind, work.Address.Name, work.SpecHash, work.Id, work.IsCompleted);

    public RecordedWork ToWork() => new(new ResourceAddress(Kind, Address), SpecHash, Id, IsCompleted);
}
