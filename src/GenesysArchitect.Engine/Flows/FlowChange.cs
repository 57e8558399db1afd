using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Flows;

/// <summary>An applied change of a flow.</summary>
internal sealed class FlowChange
{
    /// <summary>The fact that records the flow before a change.</summary>
    public const string BeforeFact = "before";

    /// <summary>The flow immediately before the change; null if it was created. If others had already made the same change, the flow after it.</summary>
    public required FlowDocument? Before { get; init; }

    /// <summary>The flow at the platform after the change.</summary>
    public required FlowDocument After { get; set; }

    /// <summary>The content that was sent, without later changes of others.</summary>
    public required JsonElement Sent { get; init; }

    /// <summary>Whether the flow existed before the change, even if its previous content is unknown.</summary>
    public bool ExistedBefore { get; init; }

    /// <summary>The change of an interrupted run.</summary>
    public static FlowChange FromJournal(RecordedCheckpoint writing, FlowDocument after, JsonElement sent) => new()
    {
        Before = writing.Fact(BeforeFact) is { } before ? FlowDocument.Of(JsonText.Parse(Encoding.UTF8.GetBytes(before))) : null,
        After = after,
        Sent = sent,
        ExistedBefore = writing.Fact("version") is not null,
    };

    /// <summary>Whether a change was needed; otherwise others had already made it.</summary>
    public bool IsOwn => Before != After;

    /// <summary>How often the write was retried after a concurrent modification.</summary>
    public int Retries { get; init; }

    /// <summary>The conflicting changes of others that the policy resolved.</summary>
    public IReadOnlyList<MergeConflict> Settled { get; init; } = [];
}
