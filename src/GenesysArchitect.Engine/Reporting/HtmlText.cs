using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Builds a page. Markup comes from interpolated strings in code; all interpolated values are escaped as text.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Appends markup with escaped values.</summary>
    public void Add(FormattableString markup)
    {
        _page.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Safe)]);
    }

    /// <summary>Appends markup unchanged.</summary>
    public void Add(Markup markup)
    {
        _page.Append(markup.Text);
    }

    public override string ToString() => _page.ToString();

    /// <summary>Untrusted text: characters that are invisible or change the text direction are written as their code.</summary>
    public static Markup Of(string? text) => new(Encoder.Encode(string.Concat(VisibleText.Of(text ?? string.Empty))));

    /// <summary>Text with several lines.</summary>
    public static Markup Lines(string? text) =>
        new(string.Join("<br>", (text ?? string.Empty).ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => Of(line).Text)));

    private static object? Safe(object? value) => value switch
    {
        Markup markup => markup.Text,
        string text => Of(text).Text,
        _ => value,
    };

    /// <summary>Text that is already markup.</summary>
    internal readonly record struct Markup(string Text);
}
