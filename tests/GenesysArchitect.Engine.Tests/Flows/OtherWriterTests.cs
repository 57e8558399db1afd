using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Concurrent modifications between our read and our write are not overwritten.</summary>
public class OtherWriterTests
{
    private static readonly Action<JsonObject>[] FiveChanges =
    [
        flow => flow.Block("two")["text"] = "Second",
        flow => flow["blocks"]!.AsArray().Insert(0, new JsonObject { ["id"] = "theirs", ["type"] = "Log" }),
        flow => flow["blocks"]!.AsArray().Remove(flow.Block("end")),
        flow => Swap(flow["blocks"]!.AsArray(), "menu", "greet"),
        flow => (flow["settings"]!["rate"], flow["references"], flow["x-theirs"]) = (2, new JsonArray("main-ivr"), new JsonObject { ["deep"] = true }),
    ];

    private static readonly Flow Ours = DesiredResource("ivr", """
        {"name":"Ours","division":null,"settings":{"voice":"b"},"x-ours":1,
         "blocks":[{"id":"greet","text":"Welcome"},{"id":"menu","repeat":null,"children":[{"id":"one"},{"id":"ours","type":"Say"},{"id":"two"}]},{"id":"end"}]}
        """);

    [Fact]
    public async Task Five_concurrent_changes_and_ours_are_all_applied()
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", FiveChanges);

        var step = await organization.SetAsync(Ours);

        AssertSame(
            """
            {"id":"ivr","name":"Ours","lifecycle_state":"draft","x-order":[3,1,2],"x-ours":1,"x-theirs":{"deep":true},"references":["main-ivr"],"settings":{"voice":"b","rate":2},
             "blocks":[{"id":"theirs","type":"Log"},{"id":"menu","type":"Menu","children":[{"id":"one","type":"Say","text":"One"},{"id":"ours","type":"Say"},{"id":"two","type":"Say","text":"Second"}]},{"note":"first","id":"greet","type":"Say","text":"Welcome"}]}
            """,
            organization.Now());
        Assert.Equal((10, 5), (step.Reported().Version, step.Reported().Retries));
        Assert.Equal([409, 409, 409, 409, 409, 200], organization.Writes().Select(write => write.Status!.Value));
        Assert.Equal(Enumerable.Range(4, 6), organization.Writes().Select(write => JsonNode.Parse(write.Body!)!["_version"]!.GetValue<int>()));
        Assert.Contains(organization.Observer.Progress, line => line.Contains("merging: Another writer changed it to version 9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Previous_state_and_differences_exclude_changes_of_others()
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", FiveChanges);

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"Ours"}"""))).Reported();
        await organization.SetAsync(DesiredResource(reported.Previous!));

        Assert.Equal(["name"], reported.Diff!.Differences.Select(difference => difference.Path));
        Assert.Equal((9, "IVR"), (reported.Previous!.Version!.Value, reported.Previous.Name));
        Assert.Equal("IVR", organization.Now()["name"]!.GetValue<string>());
        Assert.NotNull(organization.Now()["x-theirs"]);
    }

    [Fact]
    public async Task Six_concurrent_changes_are_too_many_and_ours_is_not_applied()
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", [.. FiveChanges, flow => flow["name"] = "Theirs"]);

        var step = await organization.SetAsync(DesiredResource("ivr", """{"x-ours":1}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowContended, ErrorKind.Conflict), (step.Status, step.Error!.ErrorId, step.Error.Kind));
        Assert.Contains("modified concurrently; 6 attempts failed", step.Error.Message, StringComparison.Ordinal);
        Assert.Contains("planned for version 4, but the flow is now at version 10", step.Error.Message, StringComparison.Ordinal);
        Assert.Contains("name", step.Error.Message, StringComparison.Ordinal);
        Assert.Contains("blocks[menu].children[two].text", step.Error.Message, StringComparison.Ordinal);
        Assert.Equal(("flow.version.conflict", 409, "ivr"), (step.Error.PlatformCode, step.Error.Status, step.Error.Target));
        Assert.NotNull(step.Error.CorrelationId);
        Assert.Equal(6, organization.Writes().Count);
        Assert.Null(organization.Now()["x-ours"]);
        Assert.Equal(10, organization.VersionOf());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(9, 8)]
    public async Task A_write_is_retried_up_to_the_limit(int maxRetries, int writes)
    {
        await using var organization = await StartAsync();
        organization.Sandbox.Organization.Flows.LetOthersChange("ivr", times: 7);

        var step = await organization.SetAsync(DesiredResource("ivr", """{"x-ours":1}""") with { MaxRetries = maxRetries });

        Assert.Equal(writes, organization.Writes().Count);
        Assert.Equal(maxRetries == 9 ? StepStatus.Succeeded : StepStatus.Failed, step.Status);
        Assert.Equal(maxRetries == 0, step.Error?.Message.Contains("modified concurrently; 1 attempt failed.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_change_that_another_writer_already_made_is_not_sent_and_not_reported_as_ours()
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", flow => (flow["name"], flow["x-theirs"]) = ("New", 1));

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New"}"""))).Reported();

        Assert.Single(organization.Writes());
        Assert.Equal((5, ChangeKind.NoChange), (reported.Version, reported.Change));
        Assert.True(reported.Diff!.IsEmpty);
        Assert.Null(reported.Previous);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Conflicts_are_reported_with_three_values_and_nothing_more_is_sent(int maxRetries)
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", flow => (flow["name"], flow.Block("greet")["text"], flow["x-theirs"]) = ("Theirs", "Hi", 1));

        var step = await organization.SetAsync(Ours with { MaxRetries = maxRetries });

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowMergeConflict, ErrorKind.Conflict), (step.Status, step.Error!.ErrorId, step.Error.Kind));
        Assert.Contains("name: was \"IVR\", desired \"Ours\", now \"Theirs\"", step.Error.Message, StringComparison.Ordinal);
        Assert.Contains("blocks[greet].text: was \"Hello\", desired \"Welcome\", now \"Hi\"", step.Error.Message, StringComparison.Ordinal);
        Assert.Single(organization.Writes());
        Assert.Null(organization.Now()["x-ours"]);
    }

    [Theory]
    [InlineData(ConflictPolicy.Ours, "Ours")]
    [InlineData(ConflictPolicy.Theirs, "Theirs")]
    public async Task The_policy_resolves_conflicts_and_all_other_changes_are_kept(ConflictPolicy policy, string name)
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", flow => (flow["name"], flow["x-theirs"]) = ("Theirs", 1), flow => flow.Block("end")["note"] = "theirs");

        var reported = (await organization.SetAsync(Ours with { ConflictPolicy = policy })).Reported();

        Assert.Equal(name, organization.Now()["name"]!.GetValue<string>());
        Assert.Equal((1, 1, "theirs"), (organization.Now()["x-ours"]!.GetValue<int>(), organization.Now()["x-theirs"]!.GetValue<int>(), organization.Now().Block("end")["note"]!.GetValue<string>()));
        Assert.Equal(["name: was \"IVR\", desired \"Ours\", now \"Theirs\""], reported.Settled.Select(location => location.ToString()));
        Assert.Equal(3, organization.Writes().Count);
    }

    [Theory]
    [InlineData(ConflictPolicy.Fail, ErrorIds.FlowMergeConflict, "lifecycle_state: was \"draft\", desired \"published\", now \"archived\"")]
    [InlineData(ConflictPolicy.Ours, ErrorIds.FlowInvalid, "a flow cannot change from archived to published")]
    public async Task A_state_unreachable_after_a_concurrent_modification_is_an_error(ConflictPolicy policy, string error, string said)
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", flow => flow["lifecycle_state"] = "archived");

        var step = await organization.SetAsync(DesiredResource("ivr", """{"lifecycle_state":"published"}""") with { ConflictPolicy = policy });

        Assert.Equal(error, step.Error?.ErrorId);
        Assert.Contains(said, step.Error!.Message, StringComparison.Ordinal);
        Assert.Single(organization.Writes());
    }

    [Fact]
    public async Task A_block_id_used_elsewhere_by_another_writer_is_an_error()
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", flow => flow["blocks"]!.AsArray().Add(new JsonObject { ["id"] = "ours", ["type"] = "Log" }));

        var step = await organization.SetAsync(Ours);

        var invalid = Assert.IsType<FlowInvalidException>(step.Error);
        Assert.Equal(FlowRule.DuplicateBlock, Assert.Single(invalid.Findings).Rule);
        Assert.Single(organization.Writes());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_flow_deleted_meanwhile_is_an_error(int changesBefore)
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", [.. Enumerable.Repeat<Action<JsonObject>>(flow => flow["x-theirs"] = 1, changesBefore)]);
        var reads = 0;
        organization.Requests.Answered += request =>
        {
            if (request.Method == "GET" && request.Path.EndsWith("/ivr", StringComparison.Ordinal) && reads++ == changesBefore)
            {
                organization.Sandbox.Organization.Flows.Remove("ivr");
            }
        };

        var step = await organization.SetAsync(Ours);

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowMissing, "ivr"), (step.Status, step.Error?.ErrorId, step.Error?.Target));
        Assert.Contains("no longer exists", step.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(changesBefore + 1, organization.Writes().Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_rejection_at_the_current_version_is_reported_unchanged(int changesBefore)
    {
        await using var organization = await StartAsync();
        organization.ModifyConcurrently("ivr", [.. Enumerable.Repeat<Action<JsonObject>>(flow => flow["x-theirs"] = 1, changesBefore)]);
        organization.Sandbox.Rules.Add(new FaultRule { Method = "PATCH", Fault = Fault.ErrorStatus, Status = 409 });

        var step = await organization.SetAsync(DesiredResource("ivr", """{"x-ours":1}""") with { MaxRetries = 2 });

        Assert.Equal((ErrorIds.Conflict, "scripted.error", 409), (step.Error!.ErrorId, step.Error.PlatformCode, step.Error.Status));
        Assert.Equal(1 + changesBefore, organization.Writes().Count);
        Assert.Null(organization.Now()["x-ours"]);
    }

    private static void Swap(JsonArray blocks, string first, string second)
    {
        var one = blocks.Single(block => block!["id"]!.GetValue<string>() == first)!;
        blocks.Remove(one);
        blocks.Insert(blocks.IndexOf(blocks.Single(block => block!["id"]!.GetValue<string>() == second)), one);
    }

    private static async Task<TestOrganization> StartAsync()
    {
        var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        return organization;
    }
}
