using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.World.Auditing;

/// <summary>Who changed which flow, and the queries that ask for it. A query runs for a moment before it has results.</summary>
internal sealed class AuditTrail
{
    private static readonly TimeSpan QueryDuration = TimeSpan.FromMilliseconds(200);

    private readonly object _gate;
    private readonly FlowCatalog _flows;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (AuditQuery Query, DateTimeOffset Started)> _queries = [];

    internal AuditTrail(object gate, FlowCatalog flows, TimeProvider time)
    {
        _gate = gate;
        _flows = flows;
        _time = time;
    }

    internal DateTimeOffset Now => _time.GetUtcNow();

    internal string Start(AuditQuery query)
    {
        var id = Guid.NewGuid().ToString();
        lock (_gate)
        {
            _queries[id] = (query, Now);
        }

        return id;
    }

    /// <summary>A query, when it started and whether it has results.</summary>
    /// <exception cref="RefusedException">There is no such query.</exception>
    internal (AuditQuery Query, DateTimeOffset Started, string State) Require(string id)
    {
        lock (_gate)
        {
            if (!_queries.TryGetValue(id, out var known))
            {
                throw RefusedException.Missing("audit query", id);
            }

            var age = Now - known.Started;
            var state = age < QueryDuration ? "Running" : "Succeeded";
            return (known.Query, known.Started, age < QueryDuration / 2 ? "Queued" : state);
        }
    }

    internal IReadOnlyList<AuditEntry> Run(AuditQuery query) => [.. _flows.ToList()
        .SelectMany(flow => flow.History.Select((entry, index) => new AuditEntry(
            FormattableString.Invariant($"{flow.Id}-{index}"), entry.At, entry.By, Action(entry.Action), "Flow", flow.Id, flow.Name, entry.VersionId)))
        .Where(query.Matches)
        .OrderByDescending(entry => entry.At)];

    // The trail writes PUBLISH as Publish.
    private static string Action(string action) => action[..1] + action[1..].ToLowerInvariant();
}
