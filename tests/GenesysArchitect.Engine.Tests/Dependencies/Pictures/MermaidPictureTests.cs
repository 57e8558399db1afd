using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>A picture for Mermaid.</summary>
public class MermaidPictureTests
{
    [Fact]
    public void A_small_picture() => Assert.Equal(
        """
        ---
        title: "Northwind"
        ---
        flowchart LR
          n1(["callback<br/>↻ in a cycle"])
          n2(["Holiday<br/>holiday<br/>#63; could not be read"])
          n3(["Main IVR<br/>main"])
          n4(["Order status<br/>order<br/>↻ in a cycle"])
          n5{{"Find customer<br/>find-customer 1.4.0<br/>≠ version conflict"}}
          n1 ==> n4
          n3 --> n2
          n3 --> n4
          n4 ==> n1
          n4 -.->|"#91;1.0, 2.0)"| n5
          classDef flow fill:#eef3fb,stroke:#3b5b8c,color:#1b1f24
          class n1,n2,n3,n4 flow
          classDef action fill:#eaf6f1,stroke:#2c6e57,color:#1b1f24
          class n5 action
          classDef cycle stroke:#b3261e,stroke-width:4px
          class n1,n4 cycle
          classDef conflict stroke:#9a5b00,stroke-width:3px
          class n5 conflict
          classDef problem fill:#ffffff,stroke:#5a5f66,stroke-dasharray:5 4
          class n2 problem

        """.ReplaceLineEndings("\n"),
        SamplePicture.Small.Written(PictureFormat.Mermaid));

    [Fact]
    public void Hostile_texts_are_only_labels()
    {
        for (var seed = -1; seed < 200; seed++)
        {
            var picture = seed < 0 ? SamplePicture.Hostile : SamplePicture.Generated(seed);
            var drawing = new Drawing(picture);

            var read = MermaidReader.Read(picture.Written(PictureFormat.Mermaid));

            Assert.Equal(Shown(picture.Title), read.Title);
            Assert.Equal(drawing.Nodes.Select(node => Drawing.LabelOf(node).Select(Labelled)), read.Nodes.Values);
            Assert.Equal(
                drawing.Edges.Select(edge => ($"n{drawing.PlaceOf(edge.From) + 1}", edge.VersionRange is null ? null : Labelled(edge.VersionRange), $"n{drawing.PlaceOf(edge.To) + 1}")),
                read.Edges.Select(edge => (edge.From, edge.Label, edge.To)));
            Assert.Equal(drawing.Nodes.Count(node => node.IsInCycle), read.Classes.GetValueOrDefault("cycle", []).Length);
        }
    }

    [Fact]
    public void Exceeding_Mermaids_edge_limit_is_noted()
    {
        var keys = Enumerable.Range(0, 600).Select(at => DependencyNode.Flow($"f{at}")).ToList();
        var picture = new DependencyPicture { Nodes = [.. keys.Select(key => new GcDependencyNode { Kind = key.Kind, Id = key.Id })], Edges = [.. keys.Zip(keys.Skip(1), (from, to) => new GcDependencyEdge(from, to, null))], Cycles = [] };

        Assert.Contains("\n  %% 599 edges: Mermaid draws 500", picture.Written(PictureFormat.Mermaid), StringComparison.Ordinal);
    }

    // Mermaid rejects an empty label.
    private static string Labelled(string text) => string.IsNullOrWhiteSpace(text) ? "\u00a0" : Shown(text);

    private static string Shown(string text) => string.Concat(VisibleText.Of(text));
}
