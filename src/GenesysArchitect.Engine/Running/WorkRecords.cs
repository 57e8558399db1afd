using GenesysArchitect.Engine.Planning;

namespace GenesysArchitect.Engine.Running;

/// <summary>What the runs of a folder have started at the platform, so that what stands as it is wished is not done again.</summary>
/// <param name="works">The records, oldest first.</param>
internal sealed class WorkRecords(IEnumerable<RecordedWork> works)
{
    private readonly Dictionary<string, RecordedWork> _byId = works.GroupBy(work => work.Id).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>What is known of a piece of work; null where it is another's.</summary>
    public RecordedWork? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether anything was completed for a resource as it is wished.</summary>
    public bool HasCompleted(Resource resource) =>
        _byId.Values.Any(work => work.IsCompleted && work.Address == resource.Address && work.SpecHash == resource.SpecHash);
}
