using GenesysArchitect.Sandbox.World.Access;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.World;

/// <summary>Other people who edit, lock or publish flows while a client works: outside all permissions, and immediately.</summary>
public sealed class Colleagues
{
    /// <summary>The colleague who acts when nobody else is named.</summary>
    public static readonly Actor Default = new("2ab5325a-8a56-4bf4-8333-c45733fbf26a", "Rosa Lindqvist");

    private readonly ContactCenter _center;

    internal Colleagues(ContactCenter center) => _center = center;

    /// <summary>Checks a flow out, whoever had it before.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="by">Who; default <see cref="Default"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Lock(string flowId, Actor? by = null) => Change(flowId, by, (flow, actor, now) => flow with
    {
        Lock = new FlowLock(actor, now),
        History = flow.History.Add(new HistoryEntry("CHECKOUT", now, actor, flow.Newest?.Id)),
    });

    /// <summary>Gives the checkout of a flow back.</summary>
    /// <param name="flowId">The flow.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Unlock(string flowId) => Change(flowId, by: null, (flow, _, _) => flow with { Lock = null });

    /// <summary>Checks a flow out and saves a draft of it.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="by">Who; default <see cref="Default"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Edit(string flowId, Actor? by = null)
    {
        Lock(flowId, by);
        Change(flowId, by, (flow, actor, _) => _center.Edits.SaveDraft(flow, Edited(flow), actor));
    }

    /// <summary>Changes a flow and publishes it: a new version is in use.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="by">Who; default <see cref="Default"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Publish(string flowId, Actor? by = null)
    {
        Edit(flowId, by);
        Change(flowId, by, (flow, actor, now) => _center.Operations.Live(flow with { Lock = null }, flow.Draft!.Number, actor, now));
    }

    /// <summary>Gives a flow another name.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Rename(string flowId, string name) => Change(flowId, by: null, (flow, _, _) => flow with { Name = name });

    /// <summary>Deletes a flow, whoever uses it.</summary>
    /// <param name="flowId">The flow.</param>
    /// <param name="by">Who; default <see cref="Default"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such flow.</exception>
    public void Delete(string flowId, Actor? by = null) => Change(flowId, by, (flow, actor, now) => flow with
    {
        Deleted = true,
        Lock = null,
        History = flow.History.Add(new HistoryEntry("DELETE", now, actor)),
    });

    private void Change(string flowId, Actor? by, Func<Flow, Actor, DateTimeOffset, Flow> change)
    {
        lock (_center.Gate)
        {
            var flow = _center.Flows.Find(flowId) ?? throw new KeyNotFoundException($"There is no flow '{flowId}'.");
            _center.Flows.Put(change(flow, by ?? Default, _center.Jobs.Now));
        }
    }

    // A comment at the end changes the file and not what it does.
    private static FlowContent Edited(Flow flow)
    {
        var before = flow.Newest!.Content;
        var number = flow.Newest.Number + 1;
        return new FlowContent(() => before.Yaml.TrimEnd() + FormattableString.Invariant($"\n# edited in Architect, version {number}\n"), before.Facts);
    }
}
