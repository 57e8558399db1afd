using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenesysArchitect.Engine.Documents.Yaml;

/// <summary>What has been named in a document so far, and the bounds of what aliases may make of it.</summary>
internal sealed class YamlAnchors(YamlReader reader)
{
    // Aliases multiply: a file of a few lines may stand for more than any memory holds.
    private const long MostCopied = DocumentFile.LargestFile / 2;

    private readonly Dictionary<AnchorName, YamlAnchor> _anchors = [];
    private long _copied;

    /// <summary>Keeps a node that is named. A name given again stands for the later node from there on.</summary>
    public YamlAnchor? Add(ParsingEvent happened) => happened is NodeEvent { Anchor: { IsEmpty: false } name }
        ? _anchors[name] = new YamlAnchor { Scalar = happened as Scalar }
        : null;

    /// <summary>What an alias stands for.</summary>
    /// <param name="alias">The alias, the reader's current node.</param>
    /// <param name="depth">How many levels it lies within.</param>
    /// <exception cref="DocumentInvalidException">There is no such thing, or putting it there makes too much of the document.</exception>
    public YamlAnchor Follow(AnchorAlias alias, int depth)
    {
        var name = DocumentMistake.Shown(alias.Value.Value);
        if (!_anchors.TryGetValue(alias.Value, out var target))
        {
            throw reader.Mistake($"the anchor '&{name}' is not defined before this point; a string that starts with '*' needs quotes.");
        }

        if (!target.IsComplete)
        {
            throw reader.Mistake($"the alias '*{name}' refers to a value that contains it.");
        }

        if (depth + target.Height > DocumentFile.Deepest)
        {
            throw reader.Mistake($"the document is nested deeper than {DocumentFile.Deepest} levels once its aliases are followed.");
        }

        _copied += target.Scalar?.Value.Length ?? target.Length;
        return _copied <= MostCopied ? target : throw reader.Mistake("the document is too large once its aliases are followed.");
    }
}
