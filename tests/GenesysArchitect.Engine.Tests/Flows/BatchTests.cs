using System.Globalization;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Flows of a batch are validated in their desired states, and applied in dependency order.</summary>
public class BatchTests
{
    [Fact]
    public async Task Flows_created_together_count_as_existing_and_precede_their_dependents()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        var result = await organization.SetAsync([DesiredResource("ivr", """{"references":["c"]}"""), New("a", "b", "c"), New("b", "c"), New("c")]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        var written = organization.Requests.ToList().Where(request => request.Method == "PATCH" || (request.Method == "POST" && request.Path.EndsWith("/flows", StringComparison.Ordinal))).ToList();
        var order = written.ConvertAll(request => request.Method == "PATCH" ? "ivr" : Id(request.Body!));
        Assert.Equal(["c", "b", "a"], order.Where(id => id != "ivr"));
        Assert.True(order.IndexOf("ivr") > order.IndexOf("c"));
        Assert.Empty(organization.Requests.Of("GET", Lookups));

        static string Id(string body) => TestOrganization.Json(body).GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task A_step_waits_only_for_created_flows()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutReferring("there");

        var plan = await organization.Engine.PlanAsync([New("a", "there", "b"), New("b"), DesiredResource("there", """{"name":"x"}""")], CancellationToken.None);

        Assert.Equal([new ResourceAddress("Flow", "b")], plan.Steps.Single(step => step.Address.Name == "a").DependsOn);
        Assert.All(plan.Steps.Where(step => step.Address.Name != "a"), step => Assert.Empty(step.DependsOn));
    }

    [Fact]
    public async Task A_cycle_that_only_the_batch_makes_is_found_in_each_flow_of_it()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutReferring("a");
        organization.PutReferring("b", "c");
        organization.PutReferring("c");

        var result = await organization.SetAsync([DesiredResource("a", """{"references":["b"]}"""), DesiredResource("c", """{"references":["a"]}"""), New("d", "c"), New("e")]);

        Assert.Contains("a → b → c → a", Finding(result.Steps[0]).Message, StringComparison.Ordinal);
        Assert.Contains("c → a → b → c", Finding(result.Steps[1]).Message, StringComparison.Ordinal);
        Assert.Contains("c → a → b → c", Finding(result.Steps[2]).Message, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Succeeded, result.Steps[3].Status);
        Assert.Empty(organization.Writes());
        static GcFlowFinding Finding(StepResult step) => Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings);
    }

    [Fact]
    public async Task A_cycle_that_the_batch_breaks_is_not_reported()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.PutReferring("a", "b");
        organization.PutReferring("b", "a");

        var result = await organization.SetAsync([DesiredResource("a", """{"name":"A"}"""), DesiredResource("b", """{"references":[]}""")]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task New_flows_in_a_cycle_are_rejected_and_the_plan_is_created()
    {
        await using var organization = await TestOrganization.StartAsync();

        var result = await organization.SetAsync([New("a", "b"), New("b", "a"), New("c", "c"), New("d")]);

        Assert.Equal([StepStatus.Blocked, StepStatus.Blocked, StepStatus.Blocked, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.All(result.Steps.Take(3), step => Assert.Equal(FlowRule.ReferenceCycle, Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings).Rule));
    }

    [Fact]
    public async Task A_cycle_is_found_whatever_was_followed_before_without_one()
    {
        await using var organization = await TestOrganization.StartAsync();

        var result = await organization.SetAsync([New("leaf"), New("a", "leaf"), New("b", "a", "leaf"), New("c", "b", "d"), New("d", "a", "c"), New("e", "b", "c"), New("f", "b")]);

        var refused = result.Steps.Where(step => step.Status == StepStatus.Blocked).ToList();
        Assert.Equal(["c", "d", "e"], refused.Select(step => step.Address.Name).Order());
        Assert.All(refused, step => Assert.Equal(FlowRule.ReferenceCycle, Assert.Single(Assert.IsType<FlowInvalidException>(step.Error).Findings).Rule));
        Assert.All(result.Steps.Except(refused), step => Assert.Equal(StepStatus.Succeeded, step.Status));
    }

    [Fact]
    public async Task References_to_flows_archived_or_restored_by_the_batch_are_checked_accordingly()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        organization.PutReferring("goes");
        organization.PutReferring("comes");
        organization.Change("""{"lifecycle_state":"archived"}""", "comes");
        organization.PutReferring("user");

        var result = await organization.SetAsync([DesiredResource("ivr", """{"references":["goes"]}"""), DesiredResource("goes", """{"lifecycle_state":"archived"}"""), DesiredResource("user", """{"references":["comes"]}"""), DesiredResource("comes", """{"lifecycle_state":"draft"}""")]);

        Assert.Equal(["ivr"], result.Steps.Where(step => step.Status != StepStatus.Succeeded).Select(step => step.Address.Name));
        Assert.Equal(FlowRule.ReferenceInactive, Assert.Single(Assert.IsType<FlowInvalidException>(result.Steps[0].Error).Findings).Rule);
    }

    [Fact]
    public async Task A_reference_to_a_flow_restored_by_the_batch_waits_for_it()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        organization.PutReferring("comes");
        organization.Change("""{"lifecycle_state":"archived"}""", "comes");
        organization.Sandbox.Rules.Add(new FaultRule { Method = "PATCH", Path = "/api/v2/architect/flows/comes", Fault = Fault.ErrorStatus, Status = 403 });

        var result = await organization.SetAsync([DesiredResource("ivr", """{"references":["comes"]}"""), DesiredResource("comes", """{"lifecycle_state":"draft"}""")]);

        Assert.Equal([("comes", StepStatus.Failed), ("ivr", StepStatus.Skipped)], result.Steps.Select(step => (step.Address.Name, step.Status)));
        Assert.Empty(organization.Writes("ivr"));
    }

    [Fact]
    public async Task One_malformed_definition_does_not_affect_the_others()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);

        var result = await organization.SetAsync(
        [
            new Flow { Id = new FlowId("text"), Definition = TestOrganization.Json("\"no flow\""), CreateIfMissing = true },
            DesiredResource("shapeless", """{"name":7,"blocks":{"a":1},"references":"x"}""") with { CreateIfMissing = true },
            DesiredResource("..", """{"name":"x"}"""),
            DesiredResource("ivr", """{"name":"New"}"""),
            New("new"),
        ]);

        Assert.Equal([StepStatus.Blocked, StepStatus.Blocked, StepStatus.Blocked, StepStatus.Succeeded, StepStatus.Succeeded], result.Steps.Select(step => step.Status));
        Assert.Equal([ErrorIds.FlowInvalid, ErrorIds.FlowInvalid, ErrorIds.IdInvalid], result.Steps.Take(3).Select(step => step.Error!.ErrorId));
    }

    [Fact]
    public async Task A_dependent_of_a_failed_flow_is_not_started()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Sandbox.Rules.Add(new FaultRule { Method = "POST", Path = "/api/v2/architect/flows", Fault = Fault.ErrorStatus, Status = 403, Times = 1 });

        var result = await organization.SetAsync([New("a", "b"), New("b"), DesiredResource("shapeless", """{"name":7}""") with { CreateIfMissing = true }, New("c", "shapeless")]);

        Assert.Equal(
            [("a", StepStatus.Skipped), ("b", StepStatus.Failed), ("c", StepStatus.Skipped), ("shapeless", StepStatus.Blocked)],
            result.Steps.Select(step => (step.Address.Name, step.Status)).OrderBy(step => step.Name, StringComparer.Ordinal));
        Assert.Equal(ErrorIds.StepSkipped, result.Steps.Single(step => step.Address.Name == "c").Error?.ErrorId);
    }

    [Fact]
    public async Task Duplicate_flows_are_rejected_before_anything_is_sent()
    {
        await using var organization = await TestOrganization.StartAsync();

        var refused = await Assert.ThrowsAsync<GcException>(() => organization.SetAsync([DesiredResource("ivr", "{}"), DesiredResource("ivr", "{}")]));

        Assert.Equal((ErrorIds.PlanInvalid, "Flow/ivr"), (refused.ErrorId, refused.Target));
        Assert.Empty(organization.Requests.ToList());
    }

    [Fact]
    public async Task Many_flows_that_are_created_in_a_chain_each_wait_for_the_next()
    {
        await using var organization = await TestOrganization.StartAsync();
        const int length = 60;
        string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"chain-{number:000}");

        var result = await organization.SetAsync([.. Enumerable.Range(0, length).Select(number => number == length - 1 ? New(Name(number)) : New(Name(number), Name(number + 1)))]);

        Assert.All(result.Steps, step => Assert.Equal(StepStatus.Succeeded, step.Status));
        Assert.Equal(Enumerable.Range(0, length).Reverse().Select(Name), result.Steps.Select(step => step.Address.Name));
    }

    [Fact]
    public async Task Flows_are_tested_together_in_their_order_and_nothing_is_changed()
    {
        await using var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        var tests = new List<GcFlowTest>();
        Flow[] desired =
        [
            DesiredResource("ivr", """{"references":["new","gone"],"lifecycle_state":"deleted"}"""),
            New("new", "gone"),
            DesiredResource("shapeless", """{"name":7}"""),
            DesiredResource("nowhere", """{"name":"x"}"""),
            DesiredResource("..", "{}"),
            DesiredResource("ivr-too", """{"references":["new"]}""") with { CreateIfMissing = true },
        ];

        await foreach (var test in organization.Engine.Flows.TestAsync(desired, throttleLimit: 4, CancellationToken.None))
        {
            tests.Add(test);
        }

        Assert.Equal(desired.Select(desired => desired.Id.Value), tests.Select(test => test.FlowId));
        Assert.Equal(
            ["Lifecycle", "ReferenceMissing", "Type", string.Empty, string.Empty, "Required|Required"],
            tests.Select(test => string.Join('|', test.Findings.Select(finding => finding.Rule.ToString()).Distinct().Concat(test.Findings.Count > 1 ? [test.Findings[1].Rule.ToString()] : []))));
        Assert.Equal([null, null, null, ErrorIds.FlowMissing, ErrorIds.IdInvalid, null], tests.Select(test => test.Error?.ErrorId));
        Assert.DoesNotContain(organization.Requests.ToList(), request => request.Method != "GET" && request.Path != TestOrganization.TokenRequests);
    }

    private static Flow New(string id, params string[] references) =>
        DesiredResource(id, $$"""{"name":"{{id}}","lifecycle_state":"draft","references":[{{string.Join(',', references.Select(reference => $"\"{reference}\""))}}]}""") with { CreateIfMissing = true };
}
