using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>
/// Writes a picture as a single page: the template in Page/, the libraries fetched by the build, and the picture as JSON. The
/// page's policy allows only the scripts written here, and no network access.
/// </summary>
internal static partial class HtmlPicture
{
    private static readonly string[] Parts = ["graph.js", "address.js", "layout.js", "look.js", "backdrop.js", "canvas.js", "lists.js", "details.js", "keys.js", "page.js"];
    private static readonly string[] LibraryNames = ["cytoscape", "dagre"];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<Dictionary<string, string>> Fixed = new(ReadFixed);

    public static void Write(Drawing drawing, TextWriter text)
    {
        using var data = new StringWriter();
        JsonPicture.Write(drawing, data);
        var values = new Dictionary<string, string>(Fixed.Value)
        {
            ["title"] = Encoder.Encode(string.Concat(VisibleText.Of(drawing.Title))),
            ["data"] = data.ToString(),
        };

        // In a single pass, so that a title or an id is never taken for a placeholder of the template.
        text.Write(Place().Replace(Read("page.html"), place => values[place.Groups[1].Value]));
    }

    private static Dictionary<string, string> ReadFixed()
    {
        var style = Read("page.css");
        var libraries = string.Concat(LibraryNames.Select(name => $"{SourceMap().Replace(Read($"libraries/{name}.js"), string.Empty).TrimEnd()}\n"));
        var script = $"(() => {{\n\"use strict\";\n{string.Concat(Parts.Select(Read))}}})();\n";
        return new Dictionary<string, string>
        {
            ["notices"] = Read("THIRD-PARTY-NOTICES.txt").Replace("-->", "-- >", StringComparison.Ordinal),
            ["style"] = style,
            ["libraries"] = libraries,
            ["script"] = script,
            ["styleHash"] = Hash(style),
            ["librariesHash"] = Hash(libraries),
            ["scriptHash"] = Hash(script),
        };
    }

    // The policy identifies a script by the hash of its whole content.
    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    // The working copy may have other line endings.
    private static string Read(string name)
    {
        using var stream = typeof(HtmlPicture).Assembly.GetManifestResourceStream($"page/{name}") ?? throw new InvalidOperationException($"The engine was built without page/{name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("@@([A-Za-z]+)@@")]
    private static partial Regex Place();

    // The source maps are not included, and browser tools would try to load them.
    [GeneratedRegex("^//# sourceMappingURL=.*$", RegexOptions.Multiline)]
    private static partial Regex SourceMap();
}
