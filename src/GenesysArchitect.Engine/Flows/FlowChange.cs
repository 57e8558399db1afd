using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Flows;

/// <summary>A change that was made to a flow.</summary>
internal sealed class FlowChange
{
    /// <summary>The flow right before it; null when it was created. What is there after it, when others made the same before.</summary>
    public required FlowDocument? Before { get; init; }

    /// <summary>The flow as the platform has it since.</summary>
    public required FlowDocument After { get; set; }

    /// <summary>What was sent to be made of the flow, without what others changed after that.</summary>
    public required JsonElement Sent { get; init; }

    /// <summary>Whether there was something to change; otherwise others had made the same.</summary>
    public bool IsOwn => Before != After;

    /// <summary>How often the change was made anew because others forestalled it.</summary>
    public int Retries { get; init; }

    /// <summary>The places that others changed otherwise, and that the policy settled.</summary>
    public IReadOnlyList<MergeConflict> Settled { get; init; } = [];
}
