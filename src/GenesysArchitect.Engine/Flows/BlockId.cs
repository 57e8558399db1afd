namespace GenesysArchitect.Engine.Flows;

/// <summary>The id of a block, unique within its flow at any depth.</summary>
/// <param name="Value">The id as written in the flow.</param>
public readonly record struct BlockId(string Value)
{
    /// <summary>The id as written in the flow.</summary>
    public override string ToString() => Value;
}
