using System.Text.Json;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;

namespace GenesysArchitect.Engine.Tests.Dependencies.Pictures;

/// <summary>The JSON of a picture is complete.</summary>
public class JsonPictureTests
{
    [Fact]
    public void A_small_picture() => Assert.Equal(
        """
        {"title":"Northwind",
        "nodes":[
        {"kind":"flow","id":"callback","name":null,"version":null,"wave":2,"inCycle":true,"conflict":false,"problem":null},
        {"kind":"flow","id":"holiday","name":"Holiday","version":null,"wave":1,"inCycle":false,"conflict":false,"problem":"403: not allowed"},
        {"kind":"flow","id":"main","name":"Main IVR","version":null,"wave":3,"inCycle":false,"conflict":false,"problem":null},
        {"kind":"flow","id":"order","name":"Order status","version":null,"wave":2,"inCycle":true,"conflict":false,"problem":null},
        {"kind":"action","id":"find-customer","name":"Find customer","version":"1.4.0","wave":1,"inCycle":false,"conflict":true,"problem":null}
        ],
        "edges":[
        {"from":{"kind":"flow","id":"callback"},"to":{"kind":"flow","id":"order"},"versionRange":null},
        {"from":{"kind":"flow","id":"main"},"to":{"kind":"flow","id":"holiday"},"versionRange":null},
        {"from":{"kind":"flow","id":"main"},"to":{"kind":"flow","id":"order"},"versionRange":null},
        {"from":{"kind":"flow","id":"order"},"to":{"kind":"flow","id":"callback"},"versionRange":null},
        {"from":{"kind":"flow","id":"order"},"to":{"kind":"action","id":"find-customer"},"versionRange":"[1.0, 2.0)"}
        ],
        "cycles":[
        [{"kind":"flow","id":"callback"},{"kind":"flow","id":"order"}]
        ]}

        """.ReplaceLineEndings("\n"),
        SamplePicture.Small.Written(PictureFormat.Json));

    [Fact]
    public void All_nodes_edges_and_cycles_come_back()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var picture = SamplePicture.Generated(seed);
            var json = JsonDocument.Parse(picture.Bytes(PictureFormat.Json)).RootElement;

            Assert.Equal(picture.Title, json.GetProperty("title").GetString());
            Assert.Equal(picture.Nodes.ToHashSet(), [.. json.GetProperty("nodes").EnumerateArray().Select(Node)]);
            Assert.Equal(picture.Edges.ToHashSet(), [.. json.GetProperty("edges").EnumerateArray().Select(edge => new GcDependencyEdge(Key(edge.GetProperty("from")), Key(edge.GetProperty("to")), edge.GetProperty("versionRange").GetString()))]);
            Assert.Equal(picture.Cycles.Select(cycle => cycle.Nodes), json.GetProperty("cycles").EnumerateArray().Select(cycle => cycle.EnumerateArray().Select(Key).ToList()));
        }
    }

    private static GcDependencyNode Node(JsonElement node) => new()
    {
        Kind = Key(node).Kind,
        Id = Key(node).Id,
        Name = node.GetProperty("name").GetString(),
        Version = node.GetProperty("version").GetString(),
        Wave = node.GetProperty("wave").GetInt32(),
        IsInCycle = node.GetProperty("inCycle").GetBoolean(),
        HasConflict = node.GetProperty("conflict").GetBoolean(),
        Problem = node.GetProperty("problem").GetString(),
    };

    private static DependencyNode Key(JsonElement key) => key.GetProperty("kind").GetString() == "flow" ? DependencyNode.Flow(key.GetProperty("id").GetString()!) : DependencyNode.Action(key.GetProperty("id").GetString()!);
}
