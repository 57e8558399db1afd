namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>An OAuth client of the organization with its grants. Its secret is not part of the organization.</summary>
public sealed record OAuthClient
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The roles it has in divisions.</summary>
    public required IReadOnlyList<Grant> Grants { get; init; }

    /// <summary>The client as the one who changes something.</summary>
    public Actor Actor => new(Id, Name, IsClient: true);

    /// <summary>Whether the client has a permission in any division.</summary>
    /// <param name="permission">As in <c>architect:flow:view</c>.</param>
    public bool Holds(string permission) => Grants.Any(grant => grant.Role.Allows(permission));

    /// <summary>Whether the client has a permission in a division.</summary>
    /// <param name="permission">As in <c>architect:flow:view</c>.</param>
    /// <param name="divisionId">The division.</param>
    public bool Holds(string permission, string divisionId) =>
        Grants.Any(grant => grant.DivisionId == divisionId && grant.Role.Allows(permission));
}
