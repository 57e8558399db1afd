namespace GenesysArchitect.Engine.Connection;

/// <summary>An OAuth client of the client credentials grant.</summary>
/// <param name="ClientId">The client's id; not secret.</param>
/// <param name="ClientSecret">The client's secret.</param>
public sealed record ClientCredentials(string ClientId, Secret ClientSecret);
