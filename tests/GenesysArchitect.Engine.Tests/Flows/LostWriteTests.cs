using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A change whose response was lost is applied once, and is not mistaken for another writer's.</summary>
public class LostWriteTests
{
    public static TheoryData<FaultRule> LostAfterActing => new()
    {
        new FaultRule { Fault = Fault.CutAfterActing },
        new FaultRule { Fault = Fault.CutAfterActing, ClosesInOrder = true },
        new FaultRule { Fault = Fault.TruncatedBody },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 500, ActFirst = true },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 502, ActFirst = true },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 503, ActFirst = true },
        new FaultRule { Fault = Fault.HtmlPage, Status = 504, ActFirst = true },
        new FaultRule { Fault = Fault.HtmlPage, Status = 200, ActFirst = true },
        new FaultRule { Fault = Fault.EmptyBody, Status = 200, ActFirst = true },
        new FaultRule { Fault = Fault.EmptyBody, Status = 202, ActFirst = true },
    };

    public static TheoryData<FaultRule> LostBeforeActing => new()
    {
        new FaultRule { Fault = Fault.CutBeforeActing },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 500 },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 502 },
        new FaultRule { Fault = Fault.ErrorStatus, Status = 503 },
        new FaultRule { Fault = Fault.HtmlPage, Status = 502 },
        new FaultRule { Fault = Fault.HtmlPage, Status = 200 },
        new FaultRule { Fault = Fault.EmptyBody, Status = 504 },
        new FaultRule { Fault = Fault.ThrottleSeconds, RetryAfter = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(LostAfterActing))]
    public async Task A_change_that_was_made_although_its_response_was_lost_is_made_once(FaultRule fault)
    {
        await using var organization = await StartAsync(fault with { Times = 1 });

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New","division":null}""") with { MaxRetries = 0 })).Reported();

        Assert.Single(organization.Writes());
        AssertMadeOnce(organization, reported, version: 5);
        Assert.Equal((5, 0, ChangeKind.Update), (reported.Version, reported.Retries, reported.Change));
    }

    [Theory]
    [MemberData(nameof(LostBeforeActing))]
    public async Task A_change_that_did_not_arrive_is_retried(FaultRule fault)
    {
        await using var organization = await StartAsync(fault with { Times = 2 });

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New","division":null}""") with { MaxRetries = 0 })).Reported();

        Assert.Equal(3, organization.Writes().Count);
        AssertMadeOnce(organization, reported, version: 5);
        Assert.Equal((5, 0, ChangeKind.Update), (reported.Version, reported.Retries, reported.Change));
    }

    [Fact]
    public async Task The_last_attempt_succeeds_even_if_its_response_is_lost()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Nth = 3 });
        organization.Sandbox.Organization.Flows.LetOthersChange("ivr", times: 2);

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New","division":null}""") with { MaxRetries = 2 })).Reported();

        AssertMadeOnce(organization, reported, version: 7);
        Assert.Equal((7, 2, ChangeKind.Update), (reported.Version, reported.Retries, reported.Change));
        Assert.Equal(6, organization.Now()["changedElsewhere"]!.GetValue<int>());
        Assert.Equal(6, reported.Previous!.Version);
    }

    [Fact]
    public async Task Changes_of_others_after_a_lost_write_are_kept_and_not_reported_as_ours()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Times = 1 });
        organization.Requests.Answered += request =>
        {
            if (request.Method == "PATCH" && request.Acted && request.Status is null)
            {
                organization.Change("""{"settings":{"voice":"theirs"}}""");
            }
        };

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"name":"New","division":null}"""))).Reported();

        Assert.Single(organization.Writes());
        Assert.Equal(6, organization.VersionOf());
        Assert.Equal("""{"voice":"theirs"}""", organization.Now()["settings"]!.ToJsonString());
        Assert.Equal(["- division", "~ name"], reported.Diff!.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
        AssertSame(Ivr, reported.Previous!.Document);
    }

    [Fact]
    public async Task A_lost_write_after_a_concurrent_modification_is_merged_once()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.ErrorStatus, Status = 500, Nth = 2, ActFirst = true });
        organization.ModifyConcurrently("ivr", flow => flow["blocks"]!.AsArray().Insert(1, new JsonObject { ["id"] = "theirs", ["type"] = "Say" }), _ => { });

        var reported = (await organization.SetAsync(DesiredResource("ivr", """{"blocks":[{"id":"greet"},{"id":"ours","type":"Say"},{"id":"menu"},{"id":"end"}]}"""))).Reported();

        Assert.Equal(["greet", "ours", "theirs", "menu", "end"], organization.Now()["blocks"]!.AsArray().Select(block => block!["id"]!.GetValue<string>()));
        Assert.Equal(1, organization.Writes().Count(write => write.Acted));
        Assert.Equal(["blocks[ours]"], reported.Diff!.Differences.Select(difference => difference.Path));
    }

    [Fact]
    public async Task A_platform_that_never_applies_the_change_is_reported_with_its_response()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.ErrorStatus, Status = 500 });

        var step = await organization.SetAsync(DesiredResource("ivr", """{"name":"New"}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.ServerError, 500), (step.Status, step.Error?.ErrorId, step.Error?.Status));
        Assert.Equal("IVR", organization.Now()["name"]!.GetValue<string>());
        Assert.InRange(organization.Writes().Count, 2, 20);
    }

    [Fact]
    public async Task A_change_that_cannot_be_verified_is_reported_as_unknown()
    {
        await using var organization = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organization.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var step = await organization.SetAsync(DesiredResource("ivr", """{"name":"New"}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Status, step.Error?.ErrorId, step.Error?.Kind));
        Assert.Contains("403", step.Error!.Message, StringComparison.Ordinal);
        Assert.Single(organization.Writes());
    }

    private static void AssertMadeOnce(TestOrganization organization, Engine.Flows.GcFlow reported, int version)
    {
        Assert.Equal(1, organization.Writes().Count(write => write.Acted));
        Assert.Equal(version, organization.VersionOf());
        Assert.Equal("New", organization.Now()["name"]!.GetValue<string>());
        Assert.False(organization.Now().ContainsKey("division"));
        Assert.Equal(["- division", "~ name"], reported.Diff!.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
        Assert.Equal("IVR", reported.Previous!.Name);
        AssertSame(organization.Now().ToJsonString(), reported.Document);
    }

    private static async Task<TestOrganization> StartAsync(FaultRule fault)
    {
        var organization = await TestOrganization.StartAsync();
        organization.Put(Ivr);
        organization.Sandbox.Rules.Add(fault with { Method = "PATCH", Path = Reads });
        return organization;
    }
}
