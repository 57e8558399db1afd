using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GenesysArchitect.Engine.Connection;

/// <summary>A client secret or token. It is displayed as <c>***</c>; no other type holds secrets.</summary>
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Creates a secret.</summary>
    /// <param name="value">The secret's text; not empty.</param>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The mask of any secret.</summary>
    public override string ToString() => "***";

    /// <summary>Compares two secrets in constant time.</summary>
    /// <param name="other">The other secret.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(_value.AsSpan()), MemoryMarshal.AsBytes(other._value.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <summary>Depends only on the length.</summary>
    public override int GetHashCode() => _value.Length;

    internal string Reveal() => _value;
}
