namespace GenesysArchitect.Engine.Flows;

/// <summary>The id of a flow, which never changes.</summary>
/// <param name="Value">The id as the platform shows it.</param>
public readonly record struct FlowId(string Value)
{
    /// <summary>The id as the platform shows it.</summary>
    public override string ToString() => Value;
}
