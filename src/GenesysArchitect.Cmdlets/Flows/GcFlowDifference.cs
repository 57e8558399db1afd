using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Cmdlets.Flows;

/// <summary>A path at which a flow differs between two sources.</summary>
public sealed record GcFlowDifference
{
    /// <summary>The flow.</summary>
    public required string FlowId { get; init; }

    /// <summary>The path, such as <c>blocks[main-menu].prompt</c>; <c>$</c> if only one source has the flow.</summary>
    public required string Path { get; init; }

    /// <summary>The kind of difference, from left to right.</summary>
    public required DifferenceKind Kind { get; init; }

    /// <summary>The left value: text, a number or a boolean; a list or an object as JSON. Null if there is none.</summary>
    public object? Left { get; init; }

    /// <summary>The right value, in the same form.</summary>
    public object? Right { get; init; }

    /// <summary>A short description of the change; values of secret properties are not shown.</summary>
    public required string Change { get; init; }

    /// <summary>The flow, the kind of difference, the path, and the change.</summary>
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
