namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>A further OAuth client, as an option of the sandbox.</summary>
public sealed record ClientSettings
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The secret.</summary>
    public required string Secret { get; init; }

    /// <summary>The name; default the id.</summary>
    public string? Name { get; init; }

    /// <summary>Its permissions; default all that the product needs.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>The names of the divisions in which it has them; default all.</summary>
    public IReadOnlyList<string>? Divisions { get; init; }
}
