using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GenesysArchitect.Engine.Connection;

/// <summary>A client secret or token. It shows as <c>***</c> wherever it is printed; nothing else holds one.</summary>
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Takes a secret over from whoever read it.</summary>
    /// <param name="value">The secret's text; not empty.</param>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The stars that stand for any secret.</summary>
    public override string ToString() => "***";

    /// <summary>Whether two secrets are the same, in a time that does not tell how far they are.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they are.</returns>
    public bool Equals(Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(_value.AsSpan()), MemoryMarshal.AsBytes(other._value.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <summary>A number that states nothing but the length.</summary>
    public override int GetHashCode() => _value.Length;

    internal string Reveal() => _value;
}
