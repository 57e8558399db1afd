using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>Grants tokens to the OAuth clients of the sandbox.</summary>
internal sealed class TokenIssuer(IReadOnlyDictionary<string, string> secrets, TimeSpan life, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, IssuedToken> _live = new();
    private int _grants;

    internal int Grants => Volatile.Read(ref _grants);

    internal int LifeInSeconds => Math.Max(1, (int)Math.Min(life.TotalSeconds, int.MaxValue));

    internal bool Knows(string id, string secret) => secrets.TryGetValue(id, out var known) && SameText(secret, known);

    internal string Grant(string clientId)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(33)).Replace('+', '-').Replace('/', '_');
        _live[token] = new IssuedToken(ShortHash(token), clientId, time.GetUtcNow() + life);
        Interlocked.Increment(ref _grants);
        return token;
    }

    /// <summary>The token when it was granted here and has not been revoked; it may have expired.</summary>
    internal IssuedToken? Find(string token) => _live.GetValueOrDefault(token);

    internal void Revoke(string tokenId)
    {
        foreach (var (text, token) in _live)
        {
            if (token.Id == tokenId)
            {
                _live.TryRemove(text, out _);
            }
        }
    }

    internal void RevokeAll() => _live.Clear();

    internal static string ShortHash(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12];

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
