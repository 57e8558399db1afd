using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;

/// <summary>Calls of this platform with their permissions.</summary>
internal static class CloudCall
{
    /// <summary>A call under <c>/api/v2</c> that needs all the permissions.</summary>
    internal static ApiCall Of(string method, string route, Func<ApiRequest, Answer> handle, params string[] permissions) =>
        new(method, "/api/v2" + route, handle) { Permissions = permissions };

    /// <summary>A call under <c>/api/v2</c> that needs any of the permissions.</summary>
    internal static ApiCall OfAny(string method, string route, Func<ApiRequest, Answer> handle, params string[] permissions) =>
        new(method, "/api/v2" + route, handle) { Permissions = permissions, AnyPermission = true };
}
