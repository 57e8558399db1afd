using System.Security.Cryptography;
using System.Text;
using GenesysArchitect.Engine.Connection;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Computes hashes of entries: SHA-256, which detects accidental changes; with a key HMAC-SHA256, which cannot be forged without the key.</summary>
internal sealed class AuditKey
{
    /// <summary>The length of a hash, in hexadecimal digits.</summary>
    public const int HashLength = SHA256.HashSizeInBytes * 2;

    private readonly byte[]? _key;

    public AuditKey(Secret? secret)
    {
        if (secret is not null)
        {
            _key = Encoding.UTF8.GetBytes(secret.Reveal());
            Id = Convert.ToHexString(HMACSHA256.HashData(_key, "GenesysArchitect audit key"u8))[..16].ToLowerInvariant();
        }
    }

    /// <summary>The id of the key, which does not reveal the key; null without one.</summary>
    public string? Id { get; }

    /// <summary>Computes a hash, as lower-case hexadecimal digits.</summary>
    public void Hash(ReadOnlySpan<byte> content, Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (_key is null)
        {
            SHA256.HashData(content, hash);
        }
        else
        {
            HMACSHA256.HashData(_key, content, hash);
        }

        var alphabet = "0123456789abcdef"u8;
        for (var index = 0; index < hash.Length; index++)
        {
            digits[2 * index] = alphabet[hash[index] >> 4];
            digits[(2 * index) + 1] = alphabet[hash[index] & 15];
        }
    }
}
