using System.Globalization;
using System.Text;

namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>
/// Writes a picture for Mermaid. Flows are rounded and actions are boxes; a conflict is a hexagon; highlighting uses color
/// and line style, and words in the label.
/// </summary>
internal static class MermaidPicture
{
    // Mermaid's default limits.
    private const int EdgesDrawn = 500;

    public static void Write(Drawing drawing, TextWriter text)
    {
        text.Write($"---\ntitle: \"{Yaml(drawing.Title)}\"\n---\nflowchart LR\n");
        if (drawing.Edges.Count > EdgesDrawn)
        {
            text.Write($"  %% {drawing.Edges.Count} edges: Mermaid draws {EdgesDrawn}, unless maxEdges and maxTextSize are set where it is started.\n");
        }

        foreach (var node in drawing.Nodes)
        {
            var (open, close) = (node.HasConflict, node.Kind) switch
            {
                (true, _) => ("{{", "}}"),
                (false, DependencyKind.Flow) => ("([", "])"),
                _ => ("[", "]"),
            };
            text.Write($"  {Name(drawing, Drawing.KeyOf(node))}{open}\"{Label(Drawing.LabelOf(node))}\"{close}\n");
        }

        foreach (var edge in drawing.Edges)
        {
            var arrow = (drawing.IsCycleStep(edge), drawing.IsConflict(edge)) switch
            {
                (true, _) => "==>",
                (false, true) => "-.->",
                _ => "-->",
            };
            var label = edge.VersionRange is null ? string.Empty : $"|\"{Label([edge.VersionRange])}\"|";
            text.Write($"  {Name(drawing, edge.From)} {arrow}{label} {Name(drawing, edge.To)}\n");
        }

        WriteClass(drawing, text, "flow", "fill:#eef3fb,stroke:#3b5b8c,color:#1b1f24", node => node.Kind == DependencyKind.Flow);
        WriteClass(drawing, text, "action", "fill:#eaf6f1,stroke:#2c6e57,color:#1b1f24", node => node.Kind == DependencyKind.Action);
        WriteClass(drawing, text, "cycle", "stroke:#b3261e,stroke-width:4px", node => node.IsInCycle);
        WriteClass(drawing, text, "conflict", "stroke:#9a5b00,stroke-width:3px", node => node.HasConflict);
        WriteClass(drawing, text, "problem", "fill:#ffffff,stroke:#5a5f66,stroke-dasharray:5 4", node => node.Problem is not null);
    }

    private static void WriteClass(Drawing drawing, TextWriter text, string name, string look, Func<GcDependencyNode, bool> belongs)
    {
        var members = drawing.Nodes.Select(Drawing.KeyOf).Where((_, at) => belongs(drawing.Nodes[at])).Select(node => Name(drawing, node)).ToList();
        if (members.Count > 0)
        {
            text.Write($"  classDef {name} {look}\n  class {string.Join(',', members)} {name}\n");
        }
    }

    private static string Name(Drawing drawing, DependencyNode node) => $"n{drawing.PlaceOf(node) + 1}";

    // A label is interpreted as Markdown, HTML and directives, so all but letters, digits and safe characters are entities.
    // An empty label is an error, and is written as a non-breaking space.
    private static string Label(IEnumerable<string> lines) =>
        string.Join("<br/>", lines.Select(line => string.IsNullOrWhiteSpace(line) ? "#160;" : string.Concat(VisibleText.Of(line).Select(part => IsPlain(part) ? part : $"#{Rune.GetRuneAt(part, 0).Value};"))));

    private static string Yaml(string title) =>
        string.Concat(VisibleText.Of(title).Select(part => IsPlain(part) ? part : string.Create(CultureInfo.InvariantCulture, $"\\U{Rune.GetRuneAt(part, 0).Value:X8}")));

    // A part of several characters is a code of VisibleText, or a character above U+FFFF.
    private static bool IsPlain(string part) =>
        part.Length > 1 || part[0] > 127 || char.IsAsciiLetterOrDigit(part[0]) || part[0] is ' ' or '.' or ',' or '-' or '/' or '_' or '+' or '(' or ')';
}
