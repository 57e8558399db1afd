namespace GenesysArchitect.Engine.Flows;

/// <summary>The id of a block: no other block of its flow has it, at whatever depth.</summary>
/// <param name="Value">The id as it stands in the flow.</param>
public readonly record struct BlockId(string Value)
{
    /// <summary>The id as it stands in the flow.</summary>
    public override string ToString() => Value;
}
