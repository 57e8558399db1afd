using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents.Json;
using GenesysArchitect.Engine.Documents.Yaml;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// Writes documents for version control: equal documents become equal files on every system, and a small
/// change a small difference. <see cref="DocumentFile"/> reads back exactly what was written, in either notation.
/// </summary>
public static class DocumentWriter
{
    /// <summary>
    /// Writes a document: UTF-8 without byte order mark, line feeds alone, one at the end, two spaces for
    /// each level, a line for each value. Members keep their order, numbers their digits; no line is wrapped.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="format">The notation.</param>
    /// <returns>What the file is to hold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such notation.</exception>
    /// <exception cref="GcException">A text holds half a character, which is nothing in UTF-8.</exception>
    public static byte[] Write(JsonElement root, DocumentFormat format)
    {
        var text = new StringBuilder();
        var walk = new DocumentWalk(root);
        switch (format)
        {
            case DocumentFormat.Json:
                JsonLayout.Write(walk, text);
                break;
            case DocumentFormat.Yaml:
                new YamlLayout(walk, text).Write();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown document format.");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
