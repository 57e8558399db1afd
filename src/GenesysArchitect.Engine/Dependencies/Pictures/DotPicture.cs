namespace GenesysArchitect.Engine.Dependencies.Pictures;

/// <summary>
/// Writes a picture for Graphviz: dependents on the left, dependencies on the right, and each wave in a column with its
/// number on top. Highlighting uses color and line style, and words in the label.
/// </summary>
internal static class DotPicture
{
    public static void Write(Drawing drawing, TextWriter text)
    {
        text.Write($"digraph dependencies {{\n  graph [rankdir=LR, label={Quoted([drawing.Title])}, labelloc=t, fontname=\"Helvetica\", fontsize=18, nodesep=0.25, ranksep=0.9];\n");
        text.Write("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eef3fb\", color=\"#3b5b8c\", fontcolor=\"#1b1f24\", fontname=\"Helvetica\", fontsize=11];\n");
        text.Write("  edge [color=\"#6b7480\", fontcolor=\"#454c55\", fontname=\"Helvetica\", fontsize=9];\n");
        foreach (var node in drawing.Nodes)
        {
            text.Write($"  {Name(drawing, Drawing.KeyOf(node))} [label={Quoted(Drawing.LabelOf(node))}, tooltip={Quoted([node.Problem ?? node.ToString()])}{Look(node)}];\n");
        }

        WriteWaves(drawing, text);
        foreach (var edge in drawing.Edges)
        {
            var label = edge.VersionRange is null ? string.Empty : $"label={Quoted([edge.VersionRange])}";
            var look = string.Join(", ", new[] { label, Look(drawing, edge) }.Where(part => part.Length > 0));
            text.Write($"  {Name(drawing, edge.From)} -> {Name(drawing, edge.To)}{(look.Length == 0 ? string.Empty : $" [{look}]")};\n");
        }

        text.Write("}\n");
    }

    private static void WriteWaves(Drawing drawing, TextWriter text)
    {
        var waves = drawing.Nodes.Where(node => node.Wave > 0).GroupBy(node => node.Wave).OrderByDescending(wave => wave.Key).ToList();
        foreach (var wave in waves)
        {
            text.Write($"  {{ rank=same; w{wave.Key} [label=\"Wave {wave.Key}\", shape=plaintext, style=\"\", fontcolor=\"#454c55\"]; {string.Join(' ', wave.Select(node => $"{Name(drawing, Drawing.KeyOf(node))};"))} }}\n");
        }

        if (waves.Count > 1)
        {
            text.Write($"  {string.Join(" -> ", waves.Select(wave => $"w{wave.Key}"))} [style=invis, weight=100];\n");
        }
    }

    // A later attribute overrides an earlier one of the same name.
    private static string Look(GcDependencyNode node)
    {
        var kind = node.Kind == DependencyKind.Action ? ", style=\"filled\", fillcolor=\"#eaf6f1\", color=\"#2c6e57\"" : string.Empty;
        var cycle = node.IsInCycle ? ", peripheries=2, penwidth=2, color=\"#b3261e\"" : string.Empty;
        var conflict = node.HasConflict ? ", shape=octagon, penwidth=2, color=\"#9a5b00\"" : string.Empty;
        var problem = node.Problem is null ? string.Empty : ", style=\"filled,dashed\", fillcolor=\"#ffffff\", color=\"#5a5f66\"";
        return kind + cycle + conflict + problem;
    }

    private static string Look(Drawing drawing, GcDependencyEdge edge) =>
        (drawing.IsCycleStep(edge), drawing.IsConflict(edge)) switch
        {
            (true, _) => "color=\"#b3261e\", penwidth=2.5, tooltip=\"a step of a cycle\"",
            (false, true) => "color=\"#9a5b00\", style=dashed, penwidth=1.5, tooltip=\"version conflict\"",
            _ => string.Empty,
        };

    // Node names are generated, since Graphviz does not support every id as a name.
    private static string Name(Drawing drawing, DependencyNode node) => $"n{drawing.PlaceOf(node) + 1}";

    // In a quoted label a backslash starts an escape sequence, and an ampersand an entity as in HTML.
    private static string Quoted(IEnumerable<string> lines) =>
        $"\"{string.Join("\\n", lines.Select(line => string.Concat(VisibleText.Of(line).Select(part => part switch { "\\" => "\\\\", "\"" => "\\\"", "&" => "&amp;", _ => part }))))}\"";
}
