using System.Collections.Immutable;
using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect.Dependencies;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The changes of flows that take a while: check-in, publishing, deletion of many, and those that need to know the users of a flow.</summary>
internal sealed class FlowOperations(object gate, Agenda agenda, FlowCatalog flows, FlowUsers users, ReferenceResolver resolver, ContactCenterOptions options)
{
    private static readonly string[] PublishPhases = ["PENDING_GENERATION", "PENDING_BACKEND_NOTIFICATION"];

    private readonly Dictionary<string, (string FlowId, FlowOperation Operation)> _histories = [];

    internal FlowOperation CheckIn(string id, Actor actor, bool mayUnlock)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            FlowEdits.RequireIdle(flow);
            if (flow.Lock is null)
            {
                throw RefusedException.Conflict("architect.flow.not.locked.by.user", $"The flow '{flow.Name}' is not locked.");
            }

            if (flow.Lock.Holder.Id != actor.Id && !mayUnlock)
            {
                throw FlowEdits.LockedByOther(flow);
            }

            if (flow.Draft is null)
            {
                throw RefusedException.Conflict("architect.flow.cannot.checkin.missing.config", $"The flow '{flow.Name}' has no saved configuration to check in.");
            }

            return Start(flow, "CHECKIN", actor, [], (current, now) => FlowEdits.CheckedIn(current with { Lock = null }, actor, now));
        }
    }

    internal FlowOperation Publish(string id, string? versionId, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            FlowEdits.RequireChangeable(flow, "architect.flow.cannot.publish.default");
            FlowEdits.RequireIdle(flow);
            if (flow.Lock is { } held && held.Holder.Id != actor.Id)
            {
                throw FlowEdits.LockedByOther(flow);
            }

            var version = ToPublish(flow, versionId);
            if (resolver.Missing(version.Content.Facts).FirstOrDefault() is { } missing)
            {
                throw new RefusedException(RefusalReason.Conflict, "architect.flow.cannot.publish.missing.dependencies", $"The flow '{flow.Name}' refers to the {missing.Kinds[0]} '{missing.Name}', which does not exist.")
                {
                    Parameters = new Dictionary<string, string> { ["dependencies"] = missing.Name },
                };
            }

            return Start(flow, "PUBLISH", actor, PublishPhases, (current, now) => Live(current with { Lock = null }, version.Number, actor, now));
        }
    }

    // A draft is published by a publish without a version alone.
    private static FlowVersion ToPublish(Flow flow, string? versionId)
    {
        if (versionId is null)
        {
            return flow.Newest ?? throw RefusedException.Conflict("architect.flow.cannot.checkin.missing.config", $"The flow '{flow.Name}' has no configuration to publish.");
        }

        return flow.Version(versionId) is { State: not FlowVersionState.Save } named ? named : throw MissingVersion(flow, versionId);
    }

    internal Flow Deactivate(string id, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            FlowEdits.RequireChangeable(flow, "architect.default.flow.cannot.deactivate");
            FlowEdits.RequireIdle(flow);
            users.RequireNone(flow, "deactivate", except: null);
            var now = agenda.Now;
            return flows.Put(Ended(flow, now) with { History = flow.History.Add(new HistoryEntry("DEACTIVATE", now, actor, flow.Published?.Id)) });
        }
    }

    internal void Delete(string id, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireDeletable(flow, actor, except: null);
            flows.Put(Deleted(flow, actor, agenda.Now));
        }
    }

    /// <summary>Deletes flows that may use each other.</summary>
    /// <exception cref="RefusedException">They are too many, one of them does not exist, is used by others or cannot be deleted now.</exception>
    internal FlowOperation DeleteMany(IReadOnlyCollection<string> ids, Actor actor)
    {
        lock (gate)
        {
            if (ids.Count > options.DeleteLimit)
            {
                throw new RefusedException(RefusalReason.Invalid, "architect.batch.too.large", $"At most {options.DeleteLimit} flows can be deleted at one time, not {ids.Count}.");
            }

            var unknown = ids.Where(id => flows.Find(id) is null or { Deleted: true }).ToList();
            if (unknown.Count > 0)
            {
                throw new RefusedException(RefusalReason.Invalid, "architect.batch.delete.failed", $"The flows {string.Join(", ", unknown)} could not be found.");
            }

            var whole = ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
            FlowOperation? first = null;
            foreach (var flow in whole.Select(id => flows.Require(id)))
            {
                FlowEdits.RequireIdle(flow);
                RequireDeletable(flow, actor, whole);
            }

            var operationId = Guid.NewGuid().ToString();
            foreach (var flow in whole.Select(id => flows.Require(id)).ToList())
            {
                first = Start(flow, "DELETE", actor, [], (current, now) => Deleted(current, actor, now), operationId);
            }

            return first!;
        }
    }

    /// <summary>Starts to collect the history of a flow; the id of the operation is the id of the history.</summary>
    internal FlowOperation CollectHistory(string id, Actor actor)
    {
        lock (gate)
        {
            var operation = new FlowOperation { Id = Guid.NewGuid().ToString(), Action = "HISTORY", By = actor, Started = agenda.Now };
            _histories[operation.Id] = (id, operation);
            agenda.Add(agenda.Now + options.WholeOperation, _ => _histories[operation.Id] = (id, operation with { Status = "SUCCESS", Complete = true }));
            return operation;
        }
    }

    /// <summary>The operation that collects a history; null when there is none of that id for the flow.</summary>
    internal FlowOperation? History(string flowId, string historyId)
    {
        lock (gate)
        {
            agenda.RunDue();
            return _histories.TryGetValue(historyId, out var history) && history.FlowId == flowId ? history.Operation : null;
        }
    }

    /// <summary>The flow with a version as the one in use.</summary>
    internal Flow Live(Flow flow, int number, Actor actor, DateTimeOffset now)
    {
        var checkedIn = flow.Draft?.Number == number ? FlowEdits.CheckedIn(flow, actor, now) : flow;
        var version = checkedIn.Versions.First(each => each.Number == number);
        var ended = Ended(checkedIn, now);
        FlowVersion live;
        if (options.RepublishCreatesVersion && version.Number != ended.CheckedIn!.Number)
        {
            live = version with { Number = ended.Newest!.Number + 1, State = FlowVersionState.Publish, Created = now, CheckedIn = now, Published = now, PublishedEnd = null, CreatedBy = actor };
            ended = ended with { Versions = ended.Versions.Add(live) };
        }
        else
        {
            live = version with { State = FlowVersionState.Publish, CheckedIn = version.CheckedIn ?? now, Published = now, PublishedEnd = null };
            ended = ended with { Versions = [.. ended.Versions.Select(each => each.Number == number ? live : each)] };
        }

        return ended with { PublishedBy = actor, History = ended.History.Add(new HistoryEntry("PUBLISH", now, actor, live.Id)) };
    }

    internal static RefusedException MissingVersion(Flow flow, string versionId) =>
        new(RefusalReason.Missing, "architect.flow.version.missing", $"The version '{versionId}' of the flow '{flow.Name}' could not be found.")
        {
            Parameters = new Dictionary<string, string> { ["flowId"] = flow.Id, ["version"] = versionId },
        };

    private void RequireDeletable(Flow flow, Actor actor, IReadOnlySet<string>? except)
    {
        FlowEdits.RequireChangeable(flow, "architect.default.flow.cannot.delete");
        if (flow.Lock is { } held && held.Holder.Id != actor.Id)
        {
            throw new RefusedException(RefusalReason.NotAllowed, "architect.flow.cannot.delete.user.does.not.have.lock", $"The flow '{flow.Name}' is locked by '{held.Holder.Name}'.");
        }

        users.RequireNone(flow, "delete", except);
    }

    private FlowOperation Start(Flow flow, string action, Actor actor, string[] phases, Func<Flow, DateTimeOffset, Flow> complete, string? operationId = null)
    {
        var now = agenda.Now;
        var operation = new FlowOperation { Id = operationId ?? Guid.NewGuid().ToString(), Action = action, By = actor, Started = now };
        flows.Put(flow with { Operation = operation });
        for (var phase = 0; phase < phases.Length; phase++)
        {
            var status = phases[phase];
            agenda.Add(now + (options.WholeOperation * (phase + 1) / (phases.Length + 1)), _ => Advance(flow.Id, operation.Id, each => each with { Status = status }));
        }

        agenda.Add(now + options.WholeOperation, end =>
        {
            if (flows.Find(flow.Id) is { } current && current.Operation?.Id == operation.Id)
            {
                flows.Put(complete(current, end) with { Operation = operation with { Status = "SUCCESS", Complete = true } });
            }
        });
        return flows.Find(flow.Id)!.Operation!;
    }

    private void Advance(string flowId, string operationId, Func<FlowOperation, FlowOperation> change)
    {
        if (flows.Find(flowId) is { Operation: { Complete: false } operation } flow && operation.Id == operationId)
        {
            flows.Put(flow with { Operation = change(operation) });
        }
    }

    private static Flow Ended(Flow flow, DateTimeOffset now) => flow with
    {
        Versions = flow.Versions.Select(version => version.IsLive ? version with { PublishedEnd = now } : version).ToImmutableArray(),
    };

    private static Flow Deleted(Flow flow, Actor actor, DateTimeOffset now) => Ended(flow, now) with
    {
        Deleted = true,
        Lock = null,
        History = flow.History.Add(new HistoryEntry("DELETE", now, actor)),
    };
}
