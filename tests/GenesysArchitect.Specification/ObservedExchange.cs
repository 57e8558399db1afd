namespace GenesysArchitect.Sandbox;

/// <summary>Stub.</summary>
public sealed record ObservedExchange(string Port, string Method, string Path, string? Query, string? RequestContentType, string? RequestBody, int Status, string? ResponseContentType, string? ResponseBody);
