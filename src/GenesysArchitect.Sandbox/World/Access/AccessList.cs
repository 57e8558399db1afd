namespace GenesysArchitect.Sandbox.World.Access;

/// <summary>The divisions, and the OAuth clients with their grants. Safe to read and change while requests arrive.</summary>
public sealed class AccessList
{
    private readonly object _gate = new();
    private readonly List<Division> _divisions;
    private readonly Dictionary<string, OAuthClient> _clients;

    internal AccessList(IEnumerable<Division> divisions, IEnumerable<OAuthClient> clients)
    {
        _divisions = [.. divisions];
        _clients = clients.ToDictionary(client => client.Id);
    }

    /// <summary>The divisions.</summary>
    public IReadOnlyList<Division> Divisions
    {
        get
        {
            lock (_gate)
            {
                return [.. _divisions];
            }
        }
    }

    /// <summary>The OAuth clients.</summary>
    public IReadOnlyList<OAuthClient> Clients
    {
        get
        {
            lock (_gate)
            {
                return [.. _clients.Values];
            }
        }
    }

    /// <summary>The division of all that has no other.</summary>
    public Division Home => Divisions.First(division => division.IsHome);

    /// <summary>Replaces the grants of a client.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="grants">Its grants from now on.</param>
    /// <exception cref="KeyNotFoundException">There is no such client.</exception>
    public void SetGrants(string clientId, IReadOnlyList<Grant> grants)
    {
        lock (_gate)
        {
            _clients[clientId] = _clients[clientId] with { Grants = grants };
        }
    }

    internal OAuthClient Client(string id)
    {
        lock (_gate)
        {
            return _clients.GetValueOrDefault(id) ?? new OAuthClient { Id = id, Name = id, Grants = [] };
        }
    }

    internal Division? Division(string? id) => Divisions.FirstOrDefault(division => division.Id == id);

    internal Division? DivisionNamed(string? name) => Divisions.FirstOrDefault(division => division.Name == name);

    internal void Add(Division division)
    {
        lock (_gate)
        {
            _divisions.Add(division);
        }
    }
}
