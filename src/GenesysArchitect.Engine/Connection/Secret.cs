using System.Diagnostics;

namespace GenesysArchitect.Engine.Connection;

/// <summary>A client secret or token. It shows as <c>***</c> wherever it is printed; nothing else holds one.</summary>
[DebuggerDisplay("***")]
public sealed class Secret
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

    internal string Reveal() => _value;
}
