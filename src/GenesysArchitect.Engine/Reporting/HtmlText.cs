using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>A page as it is written. Markup is what stands in the code; all that comes from elsewhere is text.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _page = new();

    /// <summary>Markup; what is put into it is written as text.</summary>
    public void Add(FormattableString markup)
    {
        _page.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Safe)]);
    }

    /// <summary>Markup as it stands.</summary>
    public void Add(Markup markup)
    {
        _page.Append(markup.Text);
    }

    public override string ToString() => _page.ToString();

    /// <summary>A text of others: what is not seen, or turns the order of reading round, is written as its code.</summary>
    public static Markup Of(string? text) => new(Encoder.Encode(string.Concat(VisibleText.Of(text ?? string.Empty))));

    /// <summary>A text of several lines.</summary>
    public static Markup Lines(string? text) =>
        new(string.Join("<br>", (text ?? string.Empty).ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => Of(line).Text)));

    private static object? Safe(object? value) => value switch
    {
        Markup markup => markup.Text,
        string text => Of(text).Text,
        _ => value,
    };

    /// <summary>Something that is markup already.</summary>
    internal readonly record struct Markup(string Text);
}
