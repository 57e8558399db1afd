using System.Diagnostics.CodeAnalysis;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.World;

/// <summary>Something that the organization does not do, with the platform's code for it.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "A refusal always has a reason and a code.")]
internal sealed class RefusedException(RefusalReason reason, string code, string message) : Exception(message)
{
    internal RefusalReason Reason { get; } = reason;

    internal string Code { get; } = code;

    /// <summary>The fields that are wrong.</summary>
    internal IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    internal static RefusedException Missing(string what, string id) =>
        new(RefusalReason.Missing, "not.found", $"The {what} '{id}' does not exist.")
        {
            Parameters = new Dictionary<string, string> { ["id"] = id },
        };

    internal static RefusedException Conflict(string code, string message) => new(RefusalReason.Conflict, code, message);

    internal static RefusedException InvalidFields(params FieldProblem[] fields) =>
        new(
            RefusalReason.InvalidFields,
            "validation.failed",
            "The request is not valid: " + string.Join("; ", fields.Select(field => $"{field.Field} {field.Message}")) + ".")
        {
            Fields = fields,
        };
}
