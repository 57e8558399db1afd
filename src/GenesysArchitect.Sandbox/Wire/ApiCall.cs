namespace GenesysArchitect.Sandbox.Wire;

/// <summary>One call of the contract: where it is, who may make it and what it does.</summary>
internal sealed record ApiCall(string Method, string Route, Func<ApiRequest, Answer> Handle)
{
    internal CallKind Kind { get; init; } = CallKind.Api;

    /// <summary>The permissions that the client needs: all of them, or any one when <see cref="AnyPermission"/> is set.</summary>
    internal IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Whether one of the permissions is enough.</summary>
    internal bool AnyPermission { get; init; }

    /// <summary>Whatever no other call matches.</summary>
    internal static ApiCall Unknown { get; } = new("*", "/{**path}", _ => throw RefusalException.NoSuchCall())
    {
        Kind = CallKind.Open,
    };

    /// <summary>An unknown path under the API, where a token is asked for before anything is said of the path.</summary>
    internal static ApiCall UnknownApi { get; } = new("*", "/api/{**path}", _ => throw RefusalException.NoSuchCall());
}
