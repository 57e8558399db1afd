using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Flows that are set together are checked as they will be together, and set in an order in which each finds what it needs.</summary>
public class BatchTests
{
    [Fact]
    public async Task Flows_that_are_created_together_count_as_there_and_come_before_those_that_refer_to_them()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);

        var result = await organisation.SetAsync([Wish("ivr", """{"references":["c"]}"""), New("a", "b", "c"), New("b", "c"), New("c")]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        var written = organisation.Requests.ToList().Where(request => request.Method == "PATCH" || (request.Method == "POST" && request.Path.EndsWith("/flows", StringComparison.Ordinal))).ToList();
        var order = written.ConvertAll(request => request.Method == "PATCH" ? "ivr" : Id(request.Body!));
        Assert.Equal(["c", "b", "a"], order.Where(id => id != "ivr"));
        Assert.True(order.IndexOf("ivr") > order.IndexOf("c"));
        Assert.Empty(organisation.Requests.Of("GET", Lookups));

        static string Id(string body) => TestOrganisation.Json(body).GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_step_waits_for_those_that_are_created_and_for_no_others()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutReferring("there");

        var plan = await organisation.Engine.PlanAsync([New("a", "there", "b"), New("b"), Wish("there", """{"name":"x"}""")], CancellationToken.None);

        Assert.Equal([new ResourceAddress("Flow", "b")], plan.Steps.Single(step => step.Address.Name == "a").DependsOn);
        Assert.All(plan.Steps.Where(step => step.Address.Name != "a"), step => Assert.Empty(step.DependsOn));
    }

    [Fact]
    public async Task A_circle_that_only_the_batch_makes_is_found_in_each_flow_of_it()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutReferring("a");
        organisation.PutReferring("b", "c");
        organisation.PutReferring("c");

        var result = await organisation.SetAsync([Wish("a", """{"references":["b"]}"""), Wish("c", """{"references":["a"]}"""), New("d", "c"), New("e")]);

        Assert.Contains("a → b → c → a", Finding(result.Steps[0]).Message, StringComparison.Ordinal);
        Assert.Contains("c → a → b → c", Finding(result.Steps[1]).Message, StringComparison.Ordinal);
        Assert.Contains("c → a → b → c", Finding(result.Steps[2]).Message, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Succeeded, result.Steps[3].Status);
        Assert.Empty(organisation.Writes());
        static FlowFinding Finding(StepResult step) => Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings);
    }

    [Fact]
    public async Task A_circle_that_the_batch_breaks_is_none()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.PutReferring("a", "b");
        organisation.PutReferring("b", "a");

        var result = await organisation.SetAsync([Wish("a", """{"name":"A"}"""), Wish("b", """{"references":[]}""")]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task New_flows_that_refer_to_each_other_in_a_circle_are_refused_and_the_plan_stands()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var result = await organisation.SetAsync([New("a", "b"), New("b", "a"), New("c", "c"), New("d")]);

        Assert.Equal([StepStatus.Blocked, StepStatus.Blocked, StepStatus.Blocked, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.All(result.Steps.Take(3), step => Assert.Equal(FlowRule.ReferenceCycle, Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings).Rule));
    }

    [Fact]
    public async Task A_circle_is_found_whatever_was_followed_before_without_one()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var result = await organisation.SetAsync([New("leaf"), New("a", "leaf"), New("b", "a", "leaf"), New("c", "b", "d"), New("d", "a", "c"), New("e", "b", "c"), New("f", "b")]);

        var refused = result.Steps.Where(step => step.Status == StepStatus.Blocked).ToList();
        Assert.Equal(["c", "d", "e"], refused.Select(step => step.Address.Name).Order());
        Assert.All(refused, step => Assert.Equal(FlowRule.ReferenceCycle, Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings).Rule));
        Assert.All(result.Steps.Except(refused), step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task What_refers_to_one_that_is_archived_or_brought_back_by_the_batch_is_judged_by_that()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        organisation.PutReferring("goes");
        organisation.PutReferring("comes");
        organisation.Change("""{"lifecycle_state":"archived"}""", "comes");
        organisation.PutReferring("user");

        var result = await organisation.SetAsync([Wish("ivr", """{"references":["goes"]}"""), Wish("goes", """{"lifecycle_state":"archived"}"""), Wish("user", """{"references":["comes"]}"""), Wish("comes", """{"lifecycle_state":"draft"}""")]);

        Assert.Equal(["ivr"], result.Steps.Where(step => step.Status != StepStatus.Succeeded).Select(step => step.Address.Name));
        Assert.Equal(FlowRule.ReferenceInactive, Assert.Single(Assert.IsType<FlowInvalidException>(result.Steps[0].Error).Findings).Rule);
    }

    [Fact]
    public async Task What_refers_to_one_that_the_batch_brings_back_waits_for_that()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        organisation.PutReferring("comes");
        organisation.Change("""{"lifecycle_state":"archived"}""", "comes");
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "PATCH", Path = "/api/v2/architect/flows/comes", Fault = Fault.ErrorStatus, Status = 403 });

        var result = await organisation.SetAsync([Wish("ivr", """{"references":["comes"]}"""), Wish("comes", """{"lifecycle_state":"draft"}""")]);

        Assert.Equal([("comes", StepStatus.Failed), ("ivr", StepStatus.Skipped)], result.Steps.Select(step => (step.Address.Name, step.Status)));
        Assert.Empty(organisation.Writes("ivr"));
    }

    [Fact]
    public async Task One_malformed_wish_leaves_the_others_alone()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);

        var result = await organisation.SetAsync(
        [
            new Flow { Id = new FlowId("text"), Definition = TestOrganisation.Json("\"no flow\""), CreateIfMissing = true },
            Wish("shapeless", """{"name":7,"blocks":{"a":1},"references":"x"}""") with { CreateIfMissing = true },
            Wish("..", """{"name":"x"}"""),
            Wish("ivr", """{"name":"New"}"""),
            New("new"),
        ]);

        Assert.Equal([StepStatus.Blocked, StepStatus.Blocked, StepStatus.Blocked, StepStatus.Succeeded, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.Equal([ErrorIds.FlowInvalid, ErrorIds.FlowInvalid, ErrorIds.IdInvalid], result.Steps.Take(3).Select(step => step.Error!.ErrorId));
    }

    [Fact]
    public async Task What_waits_for_one_that_fails_is_not_begun()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = "/api/v2/architect/flows", Fault = Fault.ErrorStatus, Status = 403, Times = 1 });

        var result = await organisation.SetAsync([New("a", "b"), New("b"), Wish("shapeless", """{"name":7}""") with { CreateIfMissing = true }, New("c", "shapeless")]);

        Assert.Equal(
            [("a", StepStatus.Skipped), ("b", StepStatus.Failed), ("c", StepStatus.Skipped), ("shapeless", StepStatus.Blocked)],
            result.Steps.Select(step => (step.Address.Name, step.Status)).OrderBy(step => step.Name, StringComparer.Ordinal));
        Assert.Equal(ErrorIds.StepSkipped, result.Steps.Single(step => step.Address.Name == "c").Error?.ErrorId);
    }

    [Fact]
    public async Task Two_wishes_of_one_flow_are_refused_before_anything_is_asked()
    {
        await using var organisation = await TestOrganisation.StartAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => organisation.SetAsync([Wish("ivr", "{}"), Wish("ivr", "{}")]));

        Assert.Equal((ErrorIds.PlanInvalid, "Flow/ivr"), (refused.ErrorId, refused.Target));
        Assert.Empty(organisation.Requests.ToList());
    }

    [Fact]
    public async Task Many_flows_that_are_created_in_a_chain_each_wait_for_the_next()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        const int length = 60;
        string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"chain-{number:000}");

        var result = await organisation.SetAsync([.. Enumerable.Range(0, length).Select(number => number == length - 1 ? New(Name(number)) : New(Name(number), Name(number + 1)))]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(Enumerable.Range(0, length).Reverse().Select(Name), result.Steps.Select(step => step.Address.Name));
    }

    [Fact]
    public async Task Flows_are_tested_together_in_their_order_and_nothing_is_changed()
    {
        await using var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        var tests = new List<FlowTest>();
        Flow[] wishes =
        [
            Wish("ivr", """{"references":["new","gone"],"lifecycle_state":"deleted"}"""),
            New("new", "gone"),
            Wish("shapeless", """{"name":7}"""),
            Wish("nowhere", """{"name":"x"}"""),
            Wish("..", "{}"),
            Wish("ivr-too", """{"references":["new"]}""") with { CreateIfMissing = true },
        ];

        await foreach (var test in organisation.Engine.Flows.TestAsync(wishes, throttleLimit: 4, CancellationToken.None))
        {
            tests.Add(test);
        }

        Assert.Equal(wishes.Select(wish => wish.Id.Value), tests.Select(test => test.FlowId));
        Assert.Equal(
            ["Lifecycle", "ReferenceMissing", "Type", string.Empty, string.Empty, "Required|Required"],
            tests.Select(test => string.Join('|', test.Findings.Select(finding => finding.Rule.ToString()).Distinct().Concat(test.Findings.Count > 1 ? [test.Findings[1].Rule.ToString()] : []))));
        Assert.Equal([null, null, null, ErrorIds.FlowMissing, ErrorIds.IdInvalid, null], tests.Select(test => test.Error?.ErrorId));
        Assert.DoesNotContain(organisation.Requests.ToList(), request => request.Method != "GET" && request.Path != TestOrganisation.TokenRequests);
    }

    private static Flow New(string id, params string[] references) =>
        Wish(id, $$"""{"name":"{{id}}","lifecycle_state":"draft","references":[{{string.Join(',', references.Select(reference => $"\"{reference}\""))}}]}""") with { CreateIfMissing = true };
}
