using System.Text;
using System.Text.Json;
using GenesysArchitect.Engine.Documents.Json;
using GenesysArchitect.Engine.Documents.Yaml;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>
/// Writes documents for version control: equal documents result in equal files on every system, and a small
/// change in a small difference. <see cref="DocumentFile"/> reads back exactly what was written, in either format.
/// </summary>
public static class DocumentWriter
{
    /// <summary>
    /// Writes a document: UTF-8 without byte order mark, only line feeds, one at the end, an indentation of two spaces,
    /// one line per value. Members keep their order, numbers their digits; lines are not wrapped.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="format">The format.</param>
    /// <returns>The content of the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    /// <exception cref="GcException">A text contains an unpaired surrogate, which UTF-8 cannot represent.</exception>
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
