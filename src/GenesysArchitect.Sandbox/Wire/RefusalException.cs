using System.Diagnostics.CodeAnalysis;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Checks;

namespace GenesysArchitect.Sandbox.Wire;

/// <summary>A call that is answered with an error of the platform.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "A refusal always has a status and a code.")]
[SuppressMessage("Roslynator", "RCS1194:Implement exception constructors", Justification = "A refusal always has a status and a code.")]
internal sealed class RefusalException(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;

    /// <summary>The fields a 422 is about.</summary>
    internal IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    internal IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer to something that the organization does not do.</summary>
    internal static RefusalException From(RefusedException refused) => new(ToStatus(refused.Reason), refused.Code, refused.Message)
    {
        Fields = refused.Fields,
        Parameters = refused.Parameters,
    };

    internal static RefusalException BadRequest(string message) =>
        new(StatusCodes.Status400BadRequest, "bad.request", message);

    /// <summary>The limit that was hit: namespace, key and value; null for other refusals.</summary>
    internal (string Namespace, string Key, long Value)? Limit { get; init; }

    internal static RefusalException NotFound(string what, string id) =>
        new(StatusCodes.Status404NotFound, "not.found", $"The {what} '{id}' does not exist.")
        {
            Parameters = new Dictionary<string, string> { ["id"] = id },
        };

    internal static RefusalException NoSuchCall() =>
        new(StatusCodes.Status404NotFound, "not.found", "HTTP 404 Not Found");

    internal static RefusalException Conflict(string code, string message) =>
        new(StatusCodes.Status409Conflict, code, message);

    private static int ToStatus(RefusalReason reason) => reason switch
    {
        RefusalReason.Invalid => StatusCodes.Status400BadRequest,
        RefusalReason.InvalidFields => StatusCodes.Status422UnprocessableEntity,
        RefusalReason.NotPermitted => StatusCodes.Status403Forbidden,
        RefusalReason.Missing => StatusCodes.Status404NotFound,
        RefusalReason.NotAllowed => StatusCodes.Status405MethodNotAllowed,
        RefusalReason.Deleted => StatusCodes.Status410Gone,
        _ => StatusCodes.Status409Conflict,
    };
}
