using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Runs.Resuming;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A change that was made to a flow.</summary>
internal sealed class FlowChange
{
    /// <summary>The fact that has the flow as it was before a change.</summary>
    public const string BeforeFact = "before";

    /// <summary>The flow right before it; null when it was created. What is there after it, when others made the same before.</summary>
    public required FlowDocument? Before { get; init; }

    /// <summary>The flow as the platform has it since.</summary>
    public required FlowDocument After { get; set; }

    /// <summary>What was sent to be made of the flow, without what others changed after that.</summary>
    public required JsonElement Sent { get; init; }

    /// <summary>Whether there was a flow before the change, though it may not be known what it was like.</summary>
    public bool ExistedBefore { get; init; }

    /// <summary>The change of an interrupted run.</summary>
    public static FlowChange FromJournal(RecordedCheckpoint writing, FlowDocument after, JsonElement sent) => new()
    {
        Before = writing.Fact(BeforeFact) is { } before ? FlowDocument.Of(JsonText.Parse(Encoding.UTF8.GetBytes(before))) : null,
        After = after,
        Sent = sent,
        ExistedBefore = writing.Fact("version") is not null,
    };

    /// <summary>Whether there was something to change; otherwise others had made the same.</summary>
    public bool IsOwn => Before != After;

    /// <summary>How often the change was made again because others forestalled it.</summary>
    public int Retries { get; init; }

    /// <summary>The places that others changed otherwise, and that the policy settled.</summary>
    public IReadOnlyList<MergeConflict> Settled { get; init; } = [];
}
