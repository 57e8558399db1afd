using System.Runtime.CompilerServices;
using System.Text.Json;
using GenesysArchitect.Engine.Catalog;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Flows;

/// <summary>The flows of an organization: reads, tests, compares and exports them. Changes are made by applying a plan.</summary>
public sealed class ArchitectFlows
{
    /// <summary>The default number of flows read in parallel.</summary>
    public const int DefaultParallelReads = 32;

    private readonly IFlowApi _flows;
    private readonly ICatalogApi _catalog;
    private readonly ResourceHandlers _handlers;
    private readonly FlowHandler _handler;
    private readonly string _organization;
    private readonly TimeProvider _time;

    internal ArchitectFlows(HandlerServices services, ResourceHandlers handlers)
    {
        _flows = services.Platform.Flows;
        _catalog = services.Platform.Catalog;
        _handlers = handlers;
        _handler = FlowHandler.Create(services);
        _organization = services.Connection.Name;
        _time = services.Time;
    }

    /// <summary>Reads a flow.</summary>
    /// <param name="id">The flow.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The flow.</returns>
    /// <exception cref="GcException">The flow does not exist, or could not be read.</exception>
    public async Task<GcFlow> GetAsync(FlowId id, CancellationToken cancellationToken) =>
        await _flows.FindAsync(id, cancellationToken) is { } found ? GcFlow.Of(found) : throw FlowErrors.NotFound(id);

    /// <summary>Reads flows in parallel, and returns them in the requested order as soon as they are available.</summary>
    /// <param name="ids">The ids of the flows.</param>
    /// <param name="throttleLimit">The maximum number of flows read in parallel; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The flows. A flow that cannot be read is included with its error.</returns>
    public IAsyncEnumerable<FlowReading> ReadAsync(IReadOnlyList<FlowId> ids, int throttleLimit, CancellationToken cancellationToken) =>
        ReadAhead.ReadAsync(Each(ids), throttleLimit, ReadAsync, cancellationToken);

    /// <summary>Reads the flows of the catalog in parallel, and returns them in the catalog's order as soon as they are available.</summary>
    /// <param name="isWanted">Selects flows by name.</param>
    /// <param name="throttleLimit">The maximum number of flows read in parallel; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The flows. A flow that cannot be read is included with its error.</returns>
    public IAsyncEnumerable<FlowReading> ListAsync(Func<string, bool> isWanted, int throttleLimit, CancellationToken cancellationToken) =>
        ReadAhead.ReadAsync(WantedAsync(isWanted, cancellationToken), throttleLimit, ReadAsync, cancellationToken);

    /// <summary>Validates desired flows. Nothing is changed.</summary>
    /// <param name="desired">The desired states, of different flows. Flows that they create count as existing.</param>
    /// <param name="throttleLimit">The maximum number of flows tested in parallel; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The findings of each flow, in the given order.</returns>
    public IAsyncEnumerable<GcFlowTest> TestAsync(IReadOnlyList<Flow> desired, int throttleLimit, CancellationToken cancellationToken)
    {
        var scope = new PlanScope(desired, _handlers, new EventStream(_time, []), new PlanOptions());
        return ReadAhead.ReadAsync(Each(desired), throttleLimit, (desired, stop) => TestAsync(desired, scope, stop), cancellationToken);
    }

    /// <summary>The organization as a source of flows to compare with.</summary>
    /// <returns>The source.</returns>
    public FlowSource AsSource() => new OrganizationSource(_organization, _flows, _catalog);

    /// <summary>Compares flows between two sources.</summary>
    /// <param name="left">The left source.</param>
    /// <param name="right">The right source.</param>
    /// <param name="ids">The ids of the flows; null for the flows of both sources, or, if a source is a selection, for the selected ones.</param>
    /// <param name="throttleLimit">The maximum number of flows read in parallel; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The flows that differ or cannot be read, by id.</returns>
    /// <exception cref="GcException">A source cannot be listed.</exception>
    public static async IAsyncEnumerable<GcFlowComparison> CompareAsync(FlowSource left, FlowSource right, IReadOnlyList<FlowId>? ids, int throttleLimit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var flows = ids ?? await SelectAsync(left, right, cancellationToken);
        await foreach (var comparison in ReadAhead.ReadAsync(Each(flows), throttleLimit, (id, stop) => CompareAsync(left, right, id, stop), cancellationToken))
        {
            if (comparison.Error is not null || comparison.Differences.Count > 0)
            {
                yield return comparison;
            }
        }
    }

    /// <summary>Writes a flow's snapshot into a folder; an identical file is left unchanged.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="folder">The folder, which is created if it does not exist.</param>
    /// <param name="format">YAML or JSON.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="GcException">The file cannot be written.</exception>
    public static string Export(GcFlow flow, string folder, DocumentFormat format) =>
        SnapshotFile.Write(folder, new FlowId(flow.Id), flow.Document, format).Path;

    private async IAsyncEnumerable<FlowListing> WantedAsync(Func<string, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var listing in _catalog.ListAsync(cancellationToken))
        {
            if (isWanted(listing.Name))
            {
                yield return listing;
            }
        }
    }

    private async Task<FlowReading> ReadAsync(FlowListing listing, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(listing.Id, cancellationToken);
        return reading.Flow is { } flow ? reading with { Flow = flow with { Type = flow.Type ?? listing.Type, Active = listing.Active } } : reading;
    }

    private async Task<FlowReading> ReadAsync(FlowId id, CancellationToken cancellationToken)
    {
        try
        {
            return new FlowReading(id.Value, await GetAsync(id, cancellationToken), null);
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            return new FlowReading(id.Value, null, failure);
        }
    }

    private async Task<GcFlowTest> TestAsync(Flow desired, PlanScope scope, CancellationToken cancellationToken)
    {
        try
        {
            return new GcFlowTest(desired.Id.Value, await _handler.CheckAsync(desired, scope, cancellationToken), null);
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            return new GcFlowTest(desired.Id.Value, [], failure);
        }
    }

    private static async Task<IReadOnlyList<FlowId>> SelectAsync(FlowSource left, FlowSource right, CancellationToken cancellationToken)
    {
        // If one side is a selection, only the selected flows are compared.
        var lists = (left.IsSelection, right.IsSelection) switch
        {
            (true, false) => [left],
            (false, true) => [right],
            _ => new[] { left, right },
        };
        var ids = await Task.WhenAll(lists.Select(source => source.ListAsync(cancellationToken)));
        return [.. ids.SelectMany(list => list).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];
    }

    private static async Task<GcFlowComparison> CompareAsync(FlowSource left, FlowSource right, FlowId id, CancellationToken cancellationToken)
    {
        try
        {
            var reading = left.FindAsync(id, cancellationToken);
            var there = await right.FindAsync(id, cancellationToken);
            var here = await reading;
            if (here is null && there is null)
            {
                return new GcFlowComparison { FlowId = id.Value, Error = FlowErrors.MissingInBoth(id, left, right) };
            }

            return new GcFlowComparison
            {
                FlowId = id.Value,
                Left = here is { } one ? GcFlow.Of(one) : null,
                Right = there is { } other ? GcFlow.Of(other) : null,
                Differences = Differences(here, there),
            };
        }
        catch (GcException failure) when (!failure.ConcernsConnection)
        {
            return new GcFlowComparison { FlowId = id.Value, Error = failure };
        }
    }

    private static IReadOnlyList<Difference> Differences(JsonElement? left, JsonElement? right) => (left, right) switch
    {
        ({ } one, { } other) => StructuralDiff.Between(FlowDocument.WithoutVersion(one), FlowDocument.WithoutVersion(other), ArrayMatching.ById).Differences,
        ({ } only, null) => [new Difference("$", DifferenceKind.Removed, only, null)],
        (null, { } only) => [new Difference("$", DifferenceKind.Added, null, only)],
        _ => [],
    };

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask;
        foreach (var item in items)
        {
            yield return item;
        }
    }
}
