using System.Text;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>A graph of dependencies, or a part of one, for display and for programs.</summary>
public sealed record DependencyPicture
{
    /// <summary>The distinct flows and actions, in any order.</summary>
    public required IReadOnlyList<GcDependencyNode> Nodes { get; init; }

    /// <summary>The dependencies among them, in any order.</summary>
    public required IReadOnlyList<GcDependencyEdge> Edges { get; init; }

    /// <summary>The cycles among them, in the listed order.</summary>
    public required IReadOnlyList<DependencyCycle> Cycles { get; init; }

    /// <summary>The title; <c>Dependencies</c> by default.</summary>
    public string Title { get; init; } = "Dependencies";

    /// <summary>Creates the picture of a resolution.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <returns>The picture.</returns>
    public static DependencyPicture Of(GcDependencyResolution resolution) => new() { Nodes = resolution.Nodes, Edges = resolution.Edges, Cycles = resolution.Cycles };

    /// <summary>The part of the picture around the flow or data action with an id; a flow takes precedence.</summary>
    /// <param name="focus">The id.</param>
    /// <param name="depth">The maximum distance in steps, 0 or more.</param>
    /// <param name="direction">The direction.</param>
    /// <returns>The part.</returns>
    /// <exception cref="GcException">The node does not exist, or the depth is negative.</exception>
    public DependencyPicture Around(string focus, int depth, DependencyDirection direction)
    {
        var isFlow = Nodes.Any(node => node.Kind == DependencyKind.Flow && node.Id == focus) || !Nodes.Any(node => node.Id == focus);
        return Around(isFlow ? DependencyNode.Flow(focus) : DependencyNode.Action(focus), depth, direction);
    }

    /// <summary>The part of the picture around a node, with all its edges, and the cycles that it contains completely.</summary>
    /// <param name="focus">The node.</param>
    /// <param name="depth">The maximum distance in steps, 0 or more.</param>
    /// <param name="direction">The direction.</param>
    /// <exception cref="GcException">The node does not exist, or the depth is negative.</exception>
    public DependencyPicture Around(DependencyNode focus, int depth, DependencyDirection direction) => PictureFocus.Around(this, focus, depth, direction);

    /// <summary>
    /// Writes the picture, in UTF-8 without byte order mark and with line feeds. The output is deterministic,
    /// regardless of the order of nodes and edges.
    /// </summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">A node is listed twice, or an edge or cycle has an unknown node.</exception>
    public void Write(Stream stream, PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(text, format);
    }

    /// <summary>Writes the picture, with line feeds regardless of the writer's line ending.</summary>
    /// <param name="text">The writer.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">A node is listed twice, or an edge or cycle has an unknown node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
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
