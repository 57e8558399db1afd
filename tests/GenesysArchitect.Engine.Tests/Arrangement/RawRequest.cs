namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>A request as received by a <see cref="RawHost"/>, with its target unescaped.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public bool IsTokenRequest => Target.EndsWith("/oauth/token", StringComparison.Ordinal);

    /// <summary>The number among the requests with the same target and method, from 1.</summary>
    public int Nth { get; init; }
}
