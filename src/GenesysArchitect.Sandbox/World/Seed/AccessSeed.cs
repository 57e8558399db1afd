using GenesysArchitect.Sandbox.World.Access;

namespace GenesysArchitect.Sandbox.World.Seed;

/// <summary>The divisions, and the OAuth clients that the options of the sandbox ask for.</summary>
internal static class AccessSeed
{
    internal static AccessList From(SandboxOptions options)
    {
        var everything = KnownPermissions.All.Where(permission => !options.DeniedPermissions.Contains(permission)).ToList();
        return new AccessList(
            ContactCenterSeed.Divisions,
            [
                Client(options.ClientId, "Deployment pipeline", everything, ContactCenterSeed.Divisions),
                .. options.ContactCenter.Clients.Select(client => Client(
                    client.Id,
                    client.Name ?? client.Id,
                    client.Permissions ?? KnownPermissions.All,
                    client.Divisions is null ? ContactCenterSeed.Divisions : ContactCenterSeed.Divisions.Where(division => client.Divisions.Contains(division.Name)))),
            ]);
    }

    private static OAuthClient Client(string id, string name, IReadOnlyList<string> permissions, IEnumerable<Division> divisions)
    {
        var role = new Role(SeedId.Of("ROLE", name), $"{name} role", permissions);
        return new OAuthClient { Id = id, Name = name, Grants = [.. divisions.Select(division => new Grant(division.Id, role))] };
    }
}
