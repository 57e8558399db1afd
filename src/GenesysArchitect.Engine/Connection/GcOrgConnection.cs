using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Connection;

/// <summary>
/// A connection to an organization: its token, its rate budget and its slots are shared by all who
/// use it, from any thread. Opening one sends nothing.
/// </summary>
public sealed class GcOrgConnection : IDisposable
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    private GcOrgConnection(ConnectionSettings settings)
    {
        settings.Validate();
        BaseAddress = settings.ApiAddress;
        Region = settings.Region?.Name;
        Platform = settings.EffectivePlatform;
        Name = settings.Name ?? Region ?? BaseAddress.Authority;
        ClientId = settings.Client?.ClientId;
        ClientSecret = settings.Client?.ClientSecret;
        TokenStyle = settings.AccessToken is null ? settings.EffectiveTokenStyle : null;
        Channel = settings.AccessToken is { } token
            ? new ApiChannel(BaseAddress, token, settings.Transport, PlatformFactory.RefusalsOf(Platform))
            : new ApiChannel(BaseAddress, new TokenGrant(settings.Client!, settings.EffectiveTokenStyle, settings.TokenAddress, PlatformFactory.ScopeOf(Platform), settings.Transport.Time), settings.Client!.ClientSecret, settings.Transport, PlatformFactory.RefusalsOf(Platform));
        Transport = settings.Transport;
        Definitions = settings.Definitions;
    }

    /// <summary>What the connection is called.</summary>
    public string Name { get; }

    /// <summary>What is at the other end.</summary>
    public PlatformKind Platform { get; }

    /// <summary>Where the API is.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The region's name; null when a base address was given.</summary>
    public string? Region { get; }

    /// <summary>The OAuth client's id; null when an access token was given.</summary>
    public string? ClientId { get; }

    /// <summary>How tokens are asked for; null when an access token was given.</summary>
    public TokenStyle? TokenStyle { get; }

    internal Secret? ClientSecret { get; }

    internal ApiChannel Channel { get; }

    internal TransportOptions Transport { get; }

    /// <summary>The kinds of resources there are.</summary>
    internal ResourceDefinitions Definitions { get; }

    internal Random Random => Transport.Random;

    /// <summary>Opens a connection.</summary>
    /// <param name="settings">What it takes.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="GcException">Something is missing, wrong or not safe.</exception>
    public static GcOrgConnection Open(ConnectionSettings settings) => new(settings);

    /// <summary>The connection's name with its platform, as plans show it.</summary>
    public string NameWithPlatform => $"{Name} ({Platform})";

    /// <summary>Closes it; what is in progress is cut.</summary>
    public void Dispose()
    {
        foreach (var shared in _shared.Values)
        {
            (shared.Value as IDisposable)?.Dispose();
        }

        Channel.Dispose();
    }

    /// <summary>The connection's name.</summary>
    public override string ToString() => Name;

    /// <summary>What a capability keeps for as long as the connection lives, made when first asked for.</summary>
    internal T Shared<T>(Func<T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;
}
