namespace GenesysArchitect.Sandbox.Wire;

/// <summary>A path at which a WebSocket is served.</summary>
/// <param name="Pattern">The path.</param>
/// <param name="ServeAsync">Serves one connection to its end.</param>
internal sealed record SocketRoute(string Pattern, Func<HttpContext, Task> ServeAsync);
