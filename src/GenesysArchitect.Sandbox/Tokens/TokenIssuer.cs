using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>Grants tokens to the one OAuth client the sandbox has.</summary>
internal sealed class TokenIssuer(string clientId, string clientSecret, TimeSpan life, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, IssuedToken> _live = new();
    private int _grants;

    internal int Grants => Volatile.Read(ref _grants);

    internal int LifeInSeconds => Math.Max(1, (int)Math.Min(life.TotalSeconds, int.MaxValue));

    internal bool Knows(string id, string secret) =>
        SameText(id, clientId) && SameText(secret, clientSecret);

    internal string Grant()
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(33)).Replace('+', '-').Replace('/', '_');
        _live[token] = new IssuedToken(ShortHash(token), clientId, time.GetUtcNow() + life);
        Interlocked.Increment(ref _grants);
        return token;
    }

    /// <summary>The token when it was granted here and has not been revoked; it may have expired.</summary>
    internal IssuedToken? Find(string token) => _live.GetValueOrDefault(token);

    internal void RevokeAll() => _live.Clear();

    internal static string ShortHash(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12];

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
