namespace GenesysArchitect.Engine.Runs.Resuming;

/// <summary>The operations that the runs of a folder have started at the platform, so that completed work is not repeated.</summary>
internal sealed class WorkRecords
{
    private readonly Dictionary<string, RecordedWork> _byId = [];
    private readonly Dictionary<ResourceAddress, RecordedWork> _latest = [];

    /// <summary>Creates the records.</summary>
    /// <param name="works">The records, oldest first.</param>
    public WorkRecords(IEnumerable<RecordedWork> works)
    {
        foreach (var work in works)
        {
            _byId[work.Id] = work;
            _latest[work.Address] = work;
        }
    }

    /// <summary>The record of an operation; null if it belongs to another client.</summary>
    public RecordedWork? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The last operation for a resource, if it was completed with the desired state; null otherwise.</summary>
    public RecordedWork? Completed(Resource resource) =>
        _latest.GetValueOrDefault(resource.Address) is { IsCompleted: true } work && work.SpecHash == resource.SpecHash ? work : null;
}
