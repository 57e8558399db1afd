using System.Text;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>A graph of dependencies, or a part of one, as it is shown to people and to programs.</summary>
public sealed record DependencyPicture
{
    /// <summary>The flows and actions, each once, in any order.</summary>
    public required IReadOnlyList<GcDependencyNode> Nodes { get; init; }

    /// <summary>Which of them depends on which, in any order.</summary>
    public required IReadOnlyList<GcDependencyEdge> Edges { get; init; }

    /// <summary>The cycles among them, in the order in which they are listed.</summary>
    public required IReadOnlyList<DependencyCycle> Cycles { get; init; }

    /// <summary>What the picture is of. By default <c>Dependencies</c>.</summary>
    public string Title { get; init; } = "Dependencies";

    /// <summary>The picture of all that a resolution found.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The picture.</returns>
    public static DependencyPicture Of(GcDependencyResolution resolution) => new() { Nodes = resolution.Nodes, Edges = resolution.Edges, Cycles = resolution.Cycles };

    /// <summary>The part of the picture that lies around a node, with all edges within it, and the cycles that are there as a whole.</summary>
    /// <param name="focus">The node.</param>
    /// <param name="depth">How many steps from it, 0 or more.</param>
    /// <param name="direction">Which way.</param>
    /// <exception cref="GcException">There is no such node here, or the depth is negative.</exception>
    public DependencyPicture Around(string focus, int depth, DependencyDirection direction)
    {
        // A flow and an action may have one id; the flow goes first.
        var isFlow = Nodes.Any(node => node.Kind == DependencyKind.Flow && node.Id == focus) || !Nodes.Any(node => node.Id == focus);
        return Around(isFlow ? DependencyNode.Flow(focus) : DependencyNode.Action(focus), depth, direction);
    }

    /// <summary>The part around a node.</summary>
    /// <param name="focus">The node.</param>
    /// <param name="depth">How many steps away from it.</param>
    /// <param name="direction">Which way.</param>
    /// <returns>The part.</returns>
    /// <exception cref="Errors.GcException">The focus is not in the picture.</exception>
    public DependencyPicture Around(DependencyNode focus, int depth, DependencyDirection direction) => PictureFocus.Around(this, focus, depth, direction);

    /// <summary>
    /// Writes the picture, in UTF-8 without byte order mark and with line feeds. The same picture comes out the same to
    /// the byte, in whatever order its nodes and edges are.
    /// </summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="format">As what.</param>
    /// <exception cref="ArgumentException">A node is there twice, or an edge or cycle has one that does not exist.</exception>
    public void Write(Stream stream, PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(text, format);
    }

    /// <summary>Writes the picture, with line feeds whatever the writer's own line end is.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="format">As what.</param>
    /// <exception cref="ArgumentException">A node is there twice, or an edge or cycle has one that does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public void Write(TextWriter text, PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(text);
        var drawing = new Drawing(this);
        switch (format)
        {
            case PictureFormat.Html:
                HtmlPicture.Write(drawing, text);
                break;
            case PictureFormat.Mermaid:
                MermaidPicture.Write(drawing, text);
                break;
            case PictureFormat.Dot:
                DotPicture.Write(drawing, text);
                break;
            case PictureFormat.Json:
                JsonPicture.Write(drawing, text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, message: null);
        }
    }
}
