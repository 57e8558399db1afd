using System.Collections.Concurrent;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Resources;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Connection;

/// <summary>
/// A connection to an organization: its token, its rate budget and its slots are shared by all
/// users, from any thread. Opening it sends nothing.
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

    /// <summary>The name of the connection.</summary>
    public string Name { get; }

    /// <summary>The platform.</summary>
    public PlatformKind Platform { get; }

    /// <summary>The address of the API.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The name of the region; null if a base address was specified.</summary>
    public string? Region { get; }

    /// <summary>The id of the OAuth client; null if an access token was specified.</summary>
    public string? ClientId { get; }

    /// <summary>How tokens are requested; null if an access token was specified.</summary>
    public TokenStyle? TokenStyle { get; }

    internal Secret? ClientSecret { get; }

    internal ApiChannel Channel { get; }

    internal TransportOptions Transport { get; }

    /// <summary>The supported kinds of resources.</summary>
    internal ResourceDefinitions Definitions { get; }

    internal Random Random => Transport.Random;

    /// <summary>Opens a connection.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="GcException">A setting is missing, invalid or insecure.</exception>
    public static GcOrgConnection Open(ConnectionSettings settings) => new(settings);

    /// <summary>The connection's name with its platform, as shown in plans.</summary>
    public string NameWithPlatform => $"{Name} ({Platform})";

    /// <summary>Closes the connection; calls in progress are aborted.</summary>
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

    /// <summary>State of a capability for the lifetime of the connection, created on first use.</summary>
    internal T Shared<T>(Func<T> make)
        where T : class =>
        (T)_shared.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;
}
