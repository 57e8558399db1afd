using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>A picture for Graphviz.</summary>
public class DotPictureTests
{
    [Fact]
    public void A_small_picture() => Assert.Equal(
        """
        digraph dependencies {
          graph [rankdir=LR, label="Northwind", labelloc=t, fontname="Helvetica", fontsize=18, nodesep=0.25, ranksep=0.9];
          node [shape=box, style="rounded,filled", fillcolor="#eef3fb", color="#3b5b8c", fontcolor="#1b1f24", fontname="Helvetica", fontsize=11];
          edge [color="#6b7480", fontcolor="#454c55", fontname="Helvetica", fontsize=9];
          n1 [label="callback\n↻ in a cycle", tooltip="flow callback", peripheries=2, penwidth=2, color="#b3261e"];
          n2 [label="Holiday\nholiday\n? could not be read", tooltip="403: not allowed", style="filled,dashed", fillcolor="#ffffff", color="#5a5f66"];
          n3 [label="Main IVR\nmain", tooltip="flow main"];
          n4 [label="Order status\norder\n↻ in a cycle", tooltip="flow order", peripheries=2, penwidth=2, color="#b3261e"];
          n5 [label="Find customer\nfind-customer 1.4.0\n≠ version conflict", tooltip="action find-customer", style="filled", fillcolor="#eaf6f1", color="#2c6e57", shape=octagon, penwidth=2, color="#9a5b00"];
          { rank=same; w3 [label="Wave 3", shape=plaintext, style="", fontcolor="#454c55"]; n3; }
          { rank=same; w2 [label="Wave 2", shape=plaintext, style="", fontcolor="#454c55"]; n1; n4; }
          { rank=same; w1 [label="Wave 1", shape=plaintext, style="", fontcolor="#454c55"]; n2; n5; }
          w3 -> w2 -> w1 [style=invis, weight=100];
          n1 -> n4 [color="#b3261e", penwidth=2.5, tooltip="a step of a cycle"];
          n3 -> n2;
          n3 -> n4;
          n4 -> n1 [color="#b3261e", penwidth=2.5, tooltip="a step of a cycle"];
          n4 -> n5 [label="[1.0, 2.0)", color="#9a5b00", style=dashed, penwidth=1.5, tooltip="version conflict"];
        }

        """.ReplaceLineEndings("\n"),
        SamplePicture.Small.Written(PictureFormat.Dot));

    [Fact]
    public void Hostile_texts_are_only_labels()
    {
        for (var seed = -1; seed < 200; seed++)
        {
            var picture = seed < 0 ? SamplePicture.Hostile : SamplePicture.Generated(seed);
            var drawing = new Drawing(picture);

            var read = DotReader.Read(picture.Written(PictureFormat.Dot));

            var nodes = read.Nodes.Where(node => node.Key[0] == 'n').ToList();
            Assert.Equal(drawing.Nodes.Select(Drawing.LabelOf), nodes.Select(node => DotReader.Lines(node.Value["label"])), ShownAlike);
            var edges = read.Edges.Where(edge => edge.From[0] == 'n').ToList();
            Assert.Equal(drawing.Edges.Select(edge => ($"n{drawing.PlaceOf(edge.From) + 1}", $"n{drawing.PlaceOf(edge.To) + 1}")), edges.Select(edge => (edge.From, edge.To)));
            Assert.Equal(drawing.Edges.Select(edge => edge.VersionRange is null ? null : string.Concat(VisibleText.Of(edge.VersionRange))), edges.Select(edge => edge.Attributes.TryGetValue("label", out var label) ? DotReader.Lines(label).Single() : null));
        }
    }

    private static bool ShownAlike(IEnumerable<string> expected, IEnumerable<string> shown) => expected.Select(line => string.Concat(VisibleText.Of(line))).SequenceEqual(shown);
}
