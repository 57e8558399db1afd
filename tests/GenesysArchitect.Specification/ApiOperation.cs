using System.Collections.Frozen;
using System.Globalization;

namespace GenesysArchitect.Specification;

/// <summary>One call of the API.</summary>
internal sealed class ApiOperation
{
    /// <summary>Its method and path, as in <c>GET /api/v2/flows/{flowId}</c>.</summary>
    public required string Name { get; init; }

    public required FrozenDictionary<string, ApiParameter> QueryParameters { get; init; }

    /// <summary>The parameters in the path, in the order in which they are there.</summary>
    public required IReadOnlyList<ApiParameter> PathParameters { get; init; }

    /// <summary>Null when it takes none.</summary>
    public required ApiBody? RequestBody { get; init; }

    /// <summary>The body of each answer, null where it has none, by status, by <c>2XX</c>, or by <c>default</c> for all errors.</summary>
    public required FrozenDictionary<string, ApiBody?> Responses { get; init; }

    /// <summary>Finds the answer of a status.</summary>
    /// <returns>Whether the operation answers so.</returns>
    public bool TryFindResponse(int status, out ApiBody? body) =>
        Responses.TryGetValue(status.ToString(CultureInfo.InvariantCulture), out body)
        || (status is >= 200 and < 300 && Responses.TryGetValue("2XX", out body))
        || (status is >= 400 and < 600 && Responses.TryGetValue("default", out body));
}
