namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>A request as a <see cref="RawHost"/> read it off the wire, its target unescaped by no one.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public bool IsTokenRequest => Target.EndsWith("/oauth/token", StringComparison.Ordinal);

    /// <summary>Its place among the requests to the same target with the same method, from 1.</summary>
    public int Nth { get; init; }
}
