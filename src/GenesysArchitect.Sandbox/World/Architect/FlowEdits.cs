using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Architect;

/// <summary>The changes of flows that take effect immediately: creation, name, checkout, draft, revert.</summary>
internal sealed class FlowEdits(object gate, Agenda agenda, FlowCatalog flows, ContactCenterOptions options)
{
    internal Flow Create(string type, string name, string? description, string divisionId, Actor actor)
    {
        FlowNames.Check(name);
        lock (gate)
        {
            agenda.RunDue();
            RequireFree(type, name);
            var now = agenda.Now;
            var id = Guid.NewGuid().ToString();
            return flows.Put(new Flow
            {
                Id = id,
                Type = type,
                Name = name,
                Description = description ?? string.Empty,
                DivisionId = divisionId,
                LanguageDomainId = FlowTypes.IsBot(type) ? Guid.NewGuid().ToString() : null,
                History = [new HistoryEntry("CREATE", now, actor)],
            });
        }
    }

    internal Flow Update(string id, string name, string? description, string? divisionId, Actor actor)
    {
        FlowNames.Check(name);
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireChangeable(flow, "architect.system.flow.name.or.description.error", RefusalReason.Invalid);
            RequireLock(flow, actor);
            if (flows.Named(flow.Type, name) is { } other && other.Id != flow.Id)
            {
                throw Taken(flow.Type, name);
            }

            return flows.Put(flow with
            {
                Name = name,
                Description = description ?? flow.Description,
                DivisionId = divisionId ?? flow.DivisionId,
                History = flow.History.Add(new HistoryEntry("UPDATE", agenda.Now, actor)),
            });
        }
    }

    internal Flow CheckOut(string id, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireIdle(flow);
            if (flow.Lock is { } held && held.Holder.Id != actor.Id)
            {
                throw LockedByOther(flow);
            }

            return flow.Lock is not null ? flow : flows.Put(flow with
            {
                Lock = new FlowLock(actor, agenda.Now),
                History = flow.History.Add(new HistoryEntry("CHECKOUT", agenda.Now, actor, flow.Newest?.Id)),
            });
        }
    }

    internal FlowVersion SaveDraft(string id, FlowContent content, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireLock(flow, actor);
            return SaveDraft(flow, content, actor).Draft!;
        }
    }

    /// <summary>Saves a draft whoever holds the lock; the lock of the contact center is held by the caller.</summary>
    internal Flow SaveDraft(Flow flow, FlowContent content, Actor actor)
    {
        var now = agenda.Now;
        var draft = flow.Draft is { } saved
            ? saved with { Content = content }
            : new FlowVersion
            {
                Number = (flow.Newest?.Number ?? 0) + 1,
                State = FlowVersionState.Save,
                Content = content,
                CreatedBy = actor,
                Created = now,
            };
        return flows.Put(flow with
        {
            Versions = flow.Draft is null ? flow.Versions.Add(draft) : flow.Versions.SetItem(flow.Versions.Length - 1, draft),
            History = flow.History.Add(new HistoryEntry("SAVE", now, actor, draft.Id)),
        });
    }

    internal Flow Revert(string id, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireLock(flow, actor);
            return flows.Put(flow with
            {
                Versions = flow.Draft is null ? flow.Versions : flow.Versions.RemoveAt(flow.Versions.Length - 1),
                Lock = options.RevertKeepsLock ? flow.Lock : null,
                History = flow.History.Add(new HistoryEntry("REVERT", agenda.Now, actor, flow.CheckedIn?.Id)),
            });
        }
    }

    /// <summary>Takes the lock away from whoever has it. It is meant for flows without a draft; what becomes of one is an option.</summary>
    /// <exception cref="RefusedException">There is no such flow, it was deleted, an operation is going on, or its draft keeps it locked.</exception>
    internal Flow Unlock(string id, Actor actor)
    {
        lock (gate)
        {
            var flow = flows.Require(id);
            RequireIdle(flow);
            if (flow.Draft is not null && options.UnlockedDraft == UnlockedDraft.Refused)
            {
                throw RefusedException.Conflict("architect.flow.cannot.unlock.has.configuration", $"The flow '{flow.Name}' has a saved configuration that has to be checked in.");
            }

            var unlocked = flow with { Lock = null };
            if (flow.Draft is { } draft)
            {
                unlocked = options.UnlockedDraft == UnlockedDraft.Discarded
                    ? unlocked with { Versions = flow.Versions.Remove(draft) }
                    : CheckedIn(unlocked, actor, agenda.Now);
            }

            return flows.Put(unlocked);
        }
    }

    /// <summary>The flow with its draft as a version.</summary>
    internal static Flow CheckedIn(Flow flow, Actor actor, DateTimeOffset now) => flow.Draft is { } draft
        ? flow with
        {
            Versions = flow.Versions.Replace(draft, draft with { State = FlowVersionState.CheckIn, CheckedIn = now }),
            History = flow.History.Add(new HistoryEntry("CHECKIN", now, actor, draft.Id)),
        }
        : flow;

    internal void RequireFree(string type, string name)
    {
        if (flows.Named(type, name) is not null)
        {
            throw Taken(type, name);
        }
    }

    internal static void RequireLock(Flow flow, Actor actor)
    {
        if (flow.Lock?.Holder.Id != actor.Id)
        {
            throw RefusedException.Conflict("architect.flow.not.locked.by.user", $"The flow '{flow.Name}' is not locked by '{actor.Name}'.");
        }
    }

    internal static void RequireIdle(Flow flow)
    {
        if (flow.Operation is { Complete: false } running)
        {
            throw RefusedException.Conflict("architect.operation.already.in.progress", $"The operation {running.Action} of the flow '{flow.Name}' is still in progress.");
        }
    }

    internal static void RequireChangeable(Flow flow, string code, RefusalReason reason = RefusalReason.NotAllowed)
    {
        if (flow.IsDefault)
        {
            throw new RefusedException(reason, code, $"The flow '{flow.Name}' is a default flow of the system.");
        }
    }

    internal static RefusedException LockedByOther(Flow flow) => new(
        RefusalReason.Conflict,
        "architect.flow.locked.by.user",
        $"The flow '{flow.Name}' is locked by '{flow.Lock?.Holder.Name}'.")
    {
        Parameters = new Dictionary<string, string> { ["flowName"] = flow.Name, ["userName"] = flow.Lock?.Holder.Name ?? string.Empty },
    };

    private static RefusedException Taken(string type, string name) => new(
        RefusalReason.Conflict,
        "architect.flow.already.exists",
        $"A flow of type {type} with the name '{name}' already exists.")
    {
        Parameters = new Dictionary<string, string> { ["name"] = name, ["type"] = type },
    };
}
