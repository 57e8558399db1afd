using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A location in a file, counted from 1 as in editors and compilers.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">
/// The column, in UTF-16 code units: a letter of any alphabet is one, an emoji is two.
/// </param>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>The start of a file.</summary>
    internal static SourceLocation Start { get; } = new(1, 1);

    /// <summary>The location before a message: <c>12:5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");

    /// <summary>The location within a sentence.</summary>
    internal string InWords => FormattableString.Invariant($"line {Line}, column {Column}");

    /// <summary>The location of a byte offset in UTF-8 text.</summary>
    internal static SourceLocation At(ReadOnlySpan<byte> text, int index)
    {
        var before = text[..index];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new SourceLocation(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
