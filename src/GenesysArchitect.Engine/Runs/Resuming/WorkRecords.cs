namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>What the runs of a folder have started at the platform, so that what stands as desired is not done again.</summary>
internal sealed class WorkRecords
{
    private readonly Dictionary<string, RecordedWork> _byId = [];
    private readonly Dictionary<ResourceAddress, RecordedWork> _latest = [];

    /// <summary>Takes the records.</summary>
    /// <param name="works">The records, oldest first.</param>
    public WorkRecords(IEnumerable<RecordedWork> works)
    {
        foreach (var work in works)
        {
            _byId[work.Id] = work;
            _latest[work.Address] = work;
        }
    }

    /// <summary>What is known of a piece of work; null if it is another's.</summary>
    public RecordedWork? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>What was started last for a resource, where that was completed as the resource is desired; null otherwise.</summary>
    public RecordedWork? Completed(Resource resource) =>
        _latest.GetValueOrDefault(resource.Address) is { IsCompleted: true } work && work.SpecHash == resource.SpecHash ? work : null;
}
