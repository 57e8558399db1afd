using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>
/// A line of an audit log as a link of its chain: <c>{"sequence":7,"previousHash":"…", …,"hash":"…"}</c>. The hash covers the exact
/// bytes of the line before it, so that any change is detected, even in white space.
/// </summary>
internal readonly ref struct AuditLink
{
    private AuditLink(long sequence, ReadOnlySpan<byte> previousHash, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> hashed)
    {
        Sequence = sequence;
        PreviousHash = previousHash;
        Hash = hash;
        Hashed = hashed;
    }

    /// <summary>The previous hash of the first entry.</summary>
    public static string Origin { get; } = new('0', AuditKey.HashLength);

    public long Sequence { get; }

    public ReadOnlySpan<byte> PreviousHash { get; }

    public ReadOnlySpan<byte> Hash { get; }

    private ReadOnlySpan<byte> Hashed { get; }

    private static ReadOnlySpan<byte> Opening => "{\"sequence\":"u8;

    private static ReadOnlySpan<byte> Before => ",\"previousHash\":\""u8;

    private static ReadOnlySpan<byte> AfterHash => "\","u8;

    private static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    /// <summary>Parses a line, without its line end.</summary>
    /// <returns>False if it does not have the form of a link.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out AuditLink link)
    {
        link = default;
        if (!line.StartsWith(Opening) || line[Opening.Length..] is not [>= (byte)'1' and <= (byte)'9', ..] || !Utf8Parser.TryParse(line[Opening.Length..], out long sequence, out var digits))
        {
            return false;
        }

        var rest = line[(Opening.Length + digits)..];
        if (!rest.StartsWith(Before) || rest.Length < Before.Length + AuditKey.HashLength + AfterHash.Length || !rest[(Before.Length + AuditKey.HashLength)..].StartsWith(AfterHash))
        {
            return false;
        }

        var ending = BeforeHash.Length + AuditKey.HashLength + Closing.Length;
        if (rest.Length < Before.Length + AuditKey.HashLength + AfterHash.Length + ending || !line.EndsWith(Closing) || !line[^ending..].StartsWith(BeforeHash))
        {
            return false;
        }

        link = new AuditLink(sequence, rest.Slice(Before.Length, AuditKey.HashLength), line.Slice(line.Length - Closing.Length - AuditKey.HashLength, AuditKey.HashLength), line[..^ending]);
        return true;
    }

    /// <summary>Writes an entry as the next link.</summary>
    /// <returns>The hash of the entry.</returns>
    public static string Write(Stream output, GcAuditEntry entry, long sequence, string previousHash, AuditKey key)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(entry with { Sequence = 0, PreviousHash = null, Hash = null, KeyId = key.Id }, AuditJson.Readable.GcAuditEntry);
        byte[] hashed = [.. Opening, .. Encoding.ASCII.GetBytes(sequence.ToString(CultureInfo.InvariantCulture)), .. Before, .. Encoding.ASCII.GetBytes(previousHash), .. AfterHash, .. body.AsSpan()[1..^1]];
        Span<byte> hash = stackalloc byte[AuditKey.HashLength];
        key.Hash(hashed, hash);
        output.Write(hashed);
        output.Write(BeforeHash);
        output.Write(hash);
        output.Write(Closing);
        output.Write("\n"u8);
        return Encoding.ASCII.GetString(hash);
    }

    /// <summary>Whether the line is unchanged.</summary>
    public bool IsIntact(AuditKey key)
    {
        Span<byte> hash = stackalloc byte[AuditKey.HashLength];
        key.Hash(Hashed, hash);
        return Hash.SequenceEqual(hash);
    }
}
