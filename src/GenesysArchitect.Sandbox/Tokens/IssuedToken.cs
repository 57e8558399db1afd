namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>A granted token as the sandbox remembers it: never its text.</summary>
/// <param name="Id">A short stable hash of the token.</param>
/// <param name="ClientId">Whom it was granted to.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record IssuedToken(string Id, string ClientId, DateTimeOffset ExpiresAt);
