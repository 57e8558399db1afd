namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>A colleague who does something to a flow just before a call takes effect.</summary>
public sealed record Intervention
{
    /// <summary>The method of the call, or <c>*</c> (default) for any.</summary>
    public string Method { get; init; } = "*";

    /// <summary>The path of the call: <c>*</c> is one segment or a part of it, <c>**</c> is anything.</summary>
    public required string Path { get; init; }

    /// <summary>The matching call it begins with, from 1 (default).</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How often it happens; default once.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What the colleague does.</summary>
    public required InterventionKind Action { get; init; }

    /// <summary>The flow: its id, or its type and name as in <c>INBOUNDCALL/Main IVR</c>.</summary>
    public required string Flow { get; init; }

    /// <summary>The new name, for a rename.</summary>
    public string? Name { get; init; }
}
