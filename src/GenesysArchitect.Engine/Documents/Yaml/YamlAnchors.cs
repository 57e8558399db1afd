using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>The anchors of a document, and the limits of alias expansion.</summary>
internal sealed class YamlAnchors(YamlReader reader)
{
    // Aliases multiply: a few lines may expand to more than fits into memory.
    private const long MaxCopied = DocumentFile.MaxFileSize / 2;

    private readonly Dictionary<AnchorName, YamlAnchor> _anchors = [];
    private long _copied;

    /// <summary>Adds an anchored node. A repeated anchor refers to the later node from then on.</summary>
    public YamlAnchor? Add(ParsingEvent happened) => happened is NodeEvent { Anchor: { IsEmpty: false } name }
        ? _anchors[name] = new YamlAnchor { Scalar = happened as Scalar }
        : null;

    /// <summary>The target of an alias.</summary>
    /// <param name="alias">The current node of the reader.</param>
    /// <param name="depth">The number of levels around it.</param>
    /// <exception cref="DocumentInvalidException">The anchor does not exist, or the expansion exceeds the limits.</exception>
    public YamlAnchor Follow(AnchorAlias alias, int depth)
    {
        var name = DocumentErrors.Shown(alias.Value.Value);
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw reader.Error($"the anchor '&{name}' is not defined before this point; a string that starts with '*' needs quotes.");
        }

        if (!target.IsComplete)
        {
            throw reader.Error($"the alias '*{name}' refers to a value that contains it.");
        }

        if (depth + target.Height > DocumentFile.MaxDepth)
        {
            throw reader.Error($"the document is nested deeper than {DocumentFile.MaxDepth} levels once its aliases are followed.");
        }

        _copied += target.Scalar?.Value.Length ?? target.Length;
        return _copied <= MaxCopied ? target : throw reader.Error("the document is too large once its aliases are followed.");
    }
}
