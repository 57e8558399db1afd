using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>One path at which a flow differs between two places.</summary>
public sealed record GcFlowDifference
{
    /// <summary>The flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>Where, such as <c>blocks[main-menu].prompt</c>; a flow that only one place has differs as a whole, at <c>$</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What happened there, seen from the left.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The value at the left: text, a number or a boolean; a list or an object as JSON. Null where there is none.</summary>
    public object? Left { get; init; }

    /// <summary>The value at the right, in the same way.</summary>
    public object? Right { get; init; }

    /// <summary>How the value changed, in a few words; what a path calls a secret is not shown.</summary>
    public required string Change { get; init; }

    /// <summary>A sign, the path, and how the value changed.</summary>
    public override string ToString() => $"{FlowId}: {Kind} {Path}: {Change}";

    internal static GcFlowDifference Of(string flowId, Difference difference) => new()
    {
        FlowId = flowId,
        Path = difference.Path,
        Kind = difference.Kind,
        Left = Value(difference.Left),
        Right = Value(difference.Right),
        Change = difference.Change,
    };

    private static object? Value(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
        { ValueKind: JsonValueKind.Number } number => Number(number),
        { } other => other.GetRawText(),
    };

    private static object Number(JsonElement number)
    {
        if (number.TryGetInt64(out var whole))
        {
            return whole;
        }

        return number.TryGetDecimal(out var exact) ? exact : number.GetDouble();
    }
}
