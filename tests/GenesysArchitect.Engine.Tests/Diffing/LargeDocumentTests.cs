using System.Text.Json;
using GenesysArchitect.Engine.Diffing;

namespace GenesysArchitect.Engine.Tests.Diffing;

/// <summary>Documents as large as the configurations of real organizations.</summary>
public class LargeDocumentTests
{
    private const int Flows = 20_000;

    [Fact]
    public void The_few_changes_in_megabytes_are_found_whatever_the_order()
    {
        var left = Document(Enumerable.Range(0, Flows), _ => 30);
        var right = Document(Enumerable.Range(1, Flows).Reverse(), flow => flow % 5_000 == 0 ? 99 : 30);

        var diff = StructuralDiff.Between(left, right);

        Assert.True(left.GetRawText().Length > 4_000_000);
        Assert.Equal(["flows.flow-0"], diff.Removed);
        Assert.Equal(["flows.flow-20000"], diff.Added);
        Assert.Equal(["flows.flow-5000.timeout", "flows.flow-10000.timeout", "flows.flow-15000.timeout"], diff.Modified);
    }

    [Fact]
    public void Every_value_of_a_wide_object_can_differ()
    {
        var diff = StructuralDiff.Between(Document(Enumerable.Range(0, Flows), _ => 1), Document(Enumerable.Range(0, Flows), _ => 2));

        Assert.Equal(Flows, diff.Modified.Count);
    }

    [Fact]
    public void A_long_array_that_lost_one_element_says_which()
    {
        var left = JsonSerializer.SerializeToElement(Enumerable.Range(0, 200_000).Select(flow => $"flow-{flow}"));
        var right = JsonSerializer.SerializeToElement(Enumerable.Range(0, 200_000).Reverse().Where(flow => flow != 77_777).Select(flow => $"flow-{flow}"));

        Assert.Equal("flow-77777", Assert.Single(Assert.Single(StructuralDiff.Between(left, right).Differences).RemovedElements).GetString());
    }

    private static JsonElement Document(IEnumerable<int> flows, Func<int, int> timeout) => JsonSerializer.SerializeToElement(new
    {
        flows = flows.ToDictionary(flow => $"flow-{flow}", flow => new
        {
            name = $"Flow number {flow}",
            timeout = timeout(flow),
            skills = new object[] { "english", "billing", flow % 7 },
            prompt = new { text = "Welcome to Northwind, how may we help you today? Please hold the line.", bargeIn = true, rate = 1.0 },
        }),
    });
}
