using System.Text;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A place in a file, both counted from 1, as editors and compilers do.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">
/// The column, in UTF-16 code units: any letter of any alphabet is one, whatever its bytes; an emoji is two.
/// </param>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>Where a file begins.</summary>
    internal static SourceLocation Start { get; } = new(1, 1);

    /// <summary>The place as it stands before a message: <c>12:5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");

    /// <summary>The place as it stands within a sentence.</summary>
    internal string InWords => FormattableString.Invariant($"line {Line}, column {Column}");

    /// <summary>The place of a byte of a text in UTF-8, all before it being whole characters.</summary>
    internal static SourceLocation At(ReadOnlySpan<byte> text, int index)
    {
        var before = text[..index];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new SourceLocation(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
