using System.Collections;
using System.Collections.Specialized;
using System.Text.Json;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>A thousand nested blocks, on a thread with a very small stack.</summary>
public class DeepDocumentTests
{
    private static readonly JsonElement Flow = DeepFlow.Make();
    private static readonly JsonElement Prompted = DeepFlow.Make(""","prompt":"Hello","tags":[1,2]""");

    [Fact]
    public void Equality_reaches_the_innermost_block_whatever_the_order_of_names()
    {
        Assert.True(SmallStack.Run(() => JsonEquality.AreEqual(Flow, DeepFlow.Make(idFirst: false))));
        Assert.False(SmallStack.Run(() => JsonEquality.AreEqual(Flow, Prompted)));
        Assert.NotEqual(SmallStack.Run(() => JsonEquality.Canonical(Flow)), SmallStack.Run(() => JsonEquality.Canonical(Prompted)));
        Assert.Equal(SmallStack.Run(() => JsonEquality.Canonical(Flow)), SmallStack.Run(() => JsonEquality.Canonical(DeepFlow.Make(idFirst: false))));
    }

    [Theory]
    [InlineData(nameof(ArrayMatching.ById), 2)]
    [InlineData(nameof(ArrayMatching.ByValue), 1)]
    public void The_diff_reaches_the_innermost_block(string matching, int differences)
    {
        var diff = SmallStack.Run(() => StructuralDiff.Between(Flow, Prompted, Enum.Parse<ArrayMatching>(matching)));

        Assert.Equal(differences, diff.Differences.Count);
        Assert.Equal(differences == 1 ? "blocks" : $"{DeepFlow.Innermost}.prompt", diff.Differences[0].Path);
        Assert.True(SmallStack.Run(() => StructuralDiff.Between(Flow, DeepFlow.Make(idFirst: false), Enum.Parse<ArrayMatching>(matching))).IsEmpty);
    }

    [Fact]
    public void The_merge_reaches_the_innermost_block()
    {
        var ours = DeepFlow.Make(""","prompt":"Hello","ours":1""", idFirst: false);
        var theirs = DeepFlow.Make(""","prompt":"Welcome","theirs":1""", ""","description":"theirs" """);

        var merged = SmallStack.Run(() => ThreeWayMerge.Merge(Flow, ours, theirs, MergeSide.Theirs));

        Assert.Equal($"{DeepFlow.Innermost}.prompt", Assert.Single(merged.Conflicts).Path);
        Assert.True(SmallStack.Run(() => JsonEquality.AreEqual(DeepFlow.Make(""","prompt":"Welcome","ours":1,"theirs":1""", ""","description":"theirs" """), merged.Document)));
    }

    [Fact]
    public void The_overlay_reaches_the_innermost_block()
    {
        var laid = SmallStack.Run(() => DefinitionOverlay.Apply(Prompted, DeepFlow.Make(""","prompt":null,"queue":"Sales" """)));

        Assert.True(SmallStack.Run(() => JsonEquality.AreEqual(DeepFlow.Make(""","tags":[1,2],"queue":"Sales" """), laid)));
    }

    [Fact]
    public void The_copy_to_edit_reaches_the_innermost_block()
    {
        var definition = SmallStack.Run(() => new FlowDefinition(Prompted));
        Assert.Null(SmallStack.Run(() => definition.Edited));

        var block = (IDictionary)((IList)((IDictionary)definition.Root)["blocks"]!)[0]!;
        for (var level = 1; level < DeepFlow.Levels; level++)
        {
            block = (OrderedDictionary)((IList)block["children"]!)[0]!;
        }

        block["prompt"] = "Welcome";

        Assert.True(SmallStack.Run(() => JsonEquality.AreEqual(DeepFlow.Make(""","prompt":"Welcome","tags":[1,2]"""), definition.Edited!.Value)));
    }

    [Fact]
    public void The_order_of_a_snapshot_reaches_the_innermost_block()
    {
        var ordered = SmallStack.Run(() => SnapshotOrder.Of(DeepFlow.Make(""","a":1""", idFirst: false)));

        Assert.Contains("""{"id":"b999","type":"Menu","a":1}""", ordered.GetRawText(), StringComparison.Ordinal);
        Assert.True(SmallStack.Run(() => JsonEquality.AreEqual(DeepFlow.Make(""","a":1"""), ordered)));
    }

    [Fact]
    public void The_blocks_of_a_flow_are_there_to_the_innermost_one()
    {
        var blocks = SmallStack.Run(() => BlockTree.Of(Prompted));

        for (var level = 0; level < DeepFlow.Levels - 1; level++)
        {
            blocks = Assert.Single(blocks).Children;
        }

        Assert.Equal("Menu b999", Assert.Single(blocks).ToString());
        Assert.Equal("Hello", blocks[0].Document.GetProperty("prompt").GetString());
    }

    [Fact]
    public void A_flow_for_the_user_is_made_of_it() =>
        Assert.Equal(("Deep", 3L), SmallStack.Run(() => GcFlow.Of(Prompted)) is var flow ? (flow.Name, flow.Version!.Value) : default);
}
