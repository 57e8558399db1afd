using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;

/// <summary>Finds the flow of a call and checks the permissions of the client in the division of that flow.</summary>
internal static class FlowAccess
{
    /// <summary>The flow of a call.</summary>
    /// <exception cref="RefusalException">The client has none of the permissions in the division of the flow.</exception>
    internal static Flow Require(ApiRequest request, string id, bool withDeleted, params string[] permissions)
    {
        var flow = request.Center().Flows.Require(id, withDeleted);
        RequirePermission(request, flow.DivisionId, permissions);
        return flow;
    }

    internal static void RequirePermission(ApiRequest request, string divisionId, params string[] permissions)
    {
        var client = request.Client;
        if (!permissions.Any(permission => client.Holds(permission, divisionId)))
        {
            var list = string.Join(", ", permissions);
            throw new RefusalException(
                StatusCodes.Status403Forbidden,
                permissions.Length > 1 ? "missing.any.permissions" : "missing.permissions",
                $"Unable to perform the requested action in the division {divisionId}. You are missing the following permission(s): [{list}]")
            {
                Parameters = new Dictionary<string, string> { ["permissions"] = list, ["divisionId"] = divisionId },
            };
        }
    }
}
