using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using Xunit.Abstractions;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Whatever the network does and whoever else writes, each change is applied once and none is lost.</summary>
public class FailingNetworkTests(ITestOutputHelper output)
{
    private const int Flows = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Sixty_flows_with_other_writers_reach_their_desired_state_while_a_quarter_of_all_responses_fail(int seed)
    {
        await using var organization = await TestOrganization.StartAsync(TestOrganization.Quick with { FaultMix = new FaultMix { Probability = 0.25, Seed = seed, RetryAfter = TimeSpan.Zero } });
        organization.Time.Grain = TimeSpan.FromMilliseconds(200);
        foreach (var number in Enumerable.Range(0, Flows).Where(number => Kind(number) != What.Create))
        {
            organization.Put(Ivr.Replace("\"ivr\"", $"\"{Id(number)}\"", StringComparison.Ordinal));
            organization.ModifyConcurrently(Id(number), [.. Others(number), .. Clash(number)]);
        }

        var result = await organization.SetAsync([.. Enumerable.Range(0, Flows).Select(Ours)]);

        output.WriteLine($"{result.Duration.TotalSeconds / 10:0.0} s, {organization.Requests.Count} requests, {organization.Writes().Count(write => write.Acted)} writes");
        foreach (var step in result.Steps)
        {
            var number = int.Parse(step.Address.Name["flow-".Length..], CultureInfo.InvariantCulture);
            AssertRight(organization, number, step);
        }

        Assert.Equal(1, organization.Sandbox.Facts.Grants);
    }

    private static void AssertRight(TestOrganization organization, int number, StepResult step)
    {
        var now = organization.Now(Id(number));
        var acted = organization.Requests.ToList().Count(request => request.Acted && (request.Method == "PATCH" ? request.Path.EndsWith($"/{Id(number)}", StringComparison.Ordinal) : request.Method == "POST" && request.Body!.Contains($"\"{Id(number)}\"", StringComparison.Ordinal)));
        var said = $"{step.Address}, {Kind(number)}: {step.Status} {step.Error?.Message}";
        if (Kind(number) == What.Clash)
        {
            Assert.True(step.Error?.ErrorId == ErrorIds.FlowMergeConflict, said);
            Assert.Equal((0, "Theirs"), (acted, now["name"]!.GetValue<string>()));
        }
        else
        {
            Assert.True(step.Status == (Kind(number) == What.Nothing ? StepStatus.NoChange : StepStatus.Succeeded), said);
            Assert.Equal(Kind(number) == What.Nothing ? 0 : 1, acted);
            AssertSame(Expected(number).ToJsonString(), now);
        }

        if (Kind(number) == What.Change)
        {
            var reported = step.Reported();
            Assert.Equal(ChangeKind.Update, reported.Change);
            Assert.Equal(["name", "blocks[ours]"], reported.Diff!.Differences.Select(difference => difference.Path));
            Assert.Equal(("IVR", organization.VersionOf(Id(number)) - 1), (reported.Previous!.Name, reported.Previous.Version!.Value));
        }
    }

    private static JsonObject Expected(int number)
    {
        if (Kind(number) == What.Create)
        {
            return JsonNode.Parse($$"""{"id":"{{Id(number)}}","name":"New","lifecycle_state":"draft","blocks":[],"references":[]}""")!.AsObject();
        }

        var flow = JsonNode.Parse(Ivr.Replace("\"ivr\"", $"\"{Id(number)}\"", StringComparison.Ordinal))!.AsObject();
        if (Kind(number) == What.Change)
        {
            flow["name"] = "New";
            flow["blocks"]!.AsArray().Insert(1, new JsonObject { ["id"] = "ours", ["type"] = "Say" });
        }

        foreach (var change in Others(number))
        {
            change(flow);
        }

        return flow;
    }

    private static Flow Ours(int number) => Kind(number) switch
    {
        What.Create => DesiredResource(Id(number), """{"name":"New","lifecycle_state":"draft"}""") with { CreateIfMissing = true },
        What.Nothing => DesiredResource(Id(number), """{"name":"IVR"}"""),
        _ => DesiredResource(Id(number), """{"name":"New","blocks":[{"id":"greet"},{"id":"ours","type":"Say"},{"id":"menu"},{"id":"end"}]}"""),
    };

    // Each of their changes is unique; flows without recorded writes are changed once.
    private static IEnumerable<Action<JsonObject>> Others(int number) =>
        Enumerable.Range(0, Kind(number) == What.Nothing ? 1 : number % 4).Select(Theirs);

    private static Action<JsonObject> Theirs(int change) => change switch
    {
        0 => flow => flow["x-theirs"] = new JsonObject { ["by"] = "somebody" },
        1 => flow => flow.Block("two")["text"] = "Second",
        _ => flow => flow["blocks"]!.AsArray().Add(new JsonObject { ["id"] = "theirs", ["type"] = "Log" }),
    };

    private static IEnumerable<Action<JsonObject>> Clash(int number) => Kind(number) == What.Clash ? [flow => flow["name"] = "Theirs"] : [];

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"flow-{number:00}");

    private static What Kind(int number) => (number % 10) switch
    {
        3 or 8 => What.Create,
        5 => What.Nothing,
        7 when number % 4 > 0 => What.Clash,
        _ => What.Change,
    };

    private enum What
    {
        Change,
        Create,
        Nothing,
        Clash,
    }
}
