using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;
using static GenesysArchitect.Engine.Tests.Diffing.GeneratedDocument;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Properties of the diff of any two documents.</summary>
public class DiffPropertyTests
{
    private const int Documents = 2_000;

    [Fact]
    public void A_document_does_not_differ_from_itself_however_it_is_written()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var document = Make(random);

            Assert.True(StructuralDiff.Between(Element(document), Element(document)).IsEmpty, $"seed {seed}: {document}");
            Assert.True(StructuralDiff.Between(Element(document), Element(Rewrite(random, document))).IsEmpty, $"seed {seed}: {document}");
        }
    }

    [Fact]
    public void Two_documents_do_not_differ_exactly_when_they_mean_the_same()
    {
        var (same, different) = (0, 0);
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var left = Make(random);
            var right = Rewrite(random, Change(random, left));
            var equal = JsonNode.DeepEquals(left, right);
            (same, different) = equal ? (same + 1, different) : (same, different + 1);

            Assert.True(equal == StructuralDiff.Between(Element(left), Element(right)).IsEmpty, $"seed {seed}: {left?.ToJsonString()} and {right?.ToJsonString()}");
        }

        Assert.True(same > 100 && different > 100, $"{same} were the same and {different} different");
    }

    [Fact]
    public void A_difference_has_the_values_at_its_path()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var left = Make(random);
            var right = Rewrite(random, Change(random, left));

            foreach (var difference in StructuralDiff.Between(Element(left), Element(right)).Differences)
            {
                Assert.Equal(At(left, difference.Path), Text(difference.Left));
                Assert.Equal(At(right, difference.Path), Text(difference.Right));
                Assert.Equal((difference.Kind != DifferenceKind.Added, difference.Kind != DifferenceKind.Removed), (difference.Left is not null, difference.Right is not null));
            }
        }
    }

    [Fact]
    public void Applying_the_differences_results_in_the_right_document()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new Random(seed);
            var left = Make(random);
            var right = Rewrite(random, Change(random, left));

            var patched = StructuralDiff.Between(Element(left), Element(right)).Differences
                .Aggregate(left?.DeepClone(), (document, difference) => Put(document, Steps(difference.Path), difference.Right));

            Assert.True(JsonNode.DeepEquals(patched, right), $"seed {seed}: {left?.ToJsonString()} to {right?.ToJsonString()} came to {patched?.ToJsonString()}");
        }
    }

    private static string? Text(JsonElement? value) => value is { } element ? JsonSerializer.Serialize(element) : null;

    private static string? At(JsonNode? document, string path)
    {
        foreach (var step in Steps(path))
        {
            if (document is not JsonObject members || !members.TryGetPropertyValue(step, out document))
            {
                return null;
            }
        }

        return Text(Element(document));
    }

    private static JsonNode? Put(JsonNode? document, Queue<string> steps, JsonElement? value)
    {
        var node = value is { } element ? JsonSerializer.SerializeToNode(element) : null;
        if (!steps.TryDequeue(out var step))
        {
            return node;
        }

        var members = (JsonObject)document!;
        if (steps.Count == 0 && value is null)
        {
            members.Remove(step);
            return members;
        }

        members.TryGetPropertyValue(step, out var inner);
        members.Remove(step);
        members[step] = Put(inner, steps, value);
        return members;
    }

    /// <summary>The names in a path, parsed independently.</summary>
    private static Queue<string> Steps(string path)
    {
        var steps = new Queue<string>();
        if (path == "$")
        {
            return steps;
        }

        for (var at = 0; at < path.Length;)
        {
            if (path[at] != '[')
            {
                at += path[at] == '.' ? 1 : 0;
                var end = path.IndexOfAny(['.', '['], at) is >= 0 and var found ? found : path.Length;
                steps.Enqueue(path[at..end]);
                at = end;
                continue;
            }

            var name = string.Empty;
            for (at += 2; path[at] != '\''; at++)
            {
                at += path[at] == '\\' ? 1 : 0;
                name += path[at];
            }

            steps.Enqueue(name);
            at += 2;
        }

        return steps;
    }
}
