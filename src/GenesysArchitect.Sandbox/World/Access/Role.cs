namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>A named set of permissions.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Permissions">Permissions as <c>domain:entity:action</c>; <c>*</c> means any entity or action.</param>
public sealed record Role(string Id, string Name, IReadOnlyList<string> Permissions)
{
    private readonly HashSet<string> _exact = new(Permissions, StringComparer.Ordinal);

    /// <summary>Whether the role contains a permission.</summary>
    /// <param name="permission">As in <c>architect:flow:view</c>.</param>
    public bool Allows(string permission)
    {
        if (_exact.Contains(permission))
        {
            return true;
        }

        return permission.Split(':') is [var domain, var entity, _]
            && (_exact.Contains($"{domain}:{entity}:*") || _exact.Contains($"{domain}:*:*"));
    }
}
