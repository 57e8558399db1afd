using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using static GenesysArchitect.Engine.Tests.Flows.FlowRuns;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>A change whose answer was lost is made once, and is not taken for somebody else's.</summary>
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
    public async Task A_change_that_was_made_although_its_answer_was_lost_is_made_once(FaultRule fault)
    {
        await using var organisation = await StartAsync(fault with { Times = 1 });

        var told = (await organisation.SetAsync(Wish("ivr", """{"name":"New","division":null}""") with { MaxRetries = 0 })).Told();

        Assert.Single(organisation.Writes());
        AssertMadeOnce(organisation, told, version: 5);
        Assert.Equal((5, 0, ChangeKind.Update), (told.Version, told.Retries, told.Change));
    }

    [Theory]
    [MemberData(nameof(LostBeforeActing))]
    public async Task A_change_that_did_not_arrive_is_sent_again(FaultRule fault)
    {
        await using var organisation = await StartAsync(fault with { Times = 2 });

        var told = (await organisation.SetAsync(Wish("ivr", """{"name":"New","division":null}""") with { MaxRetries = 0 })).Told();

        Assert.Equal(3, organisation.Writes().Count);
        AssertMadeOnce(organisation, told, version: 5);
        Assert.Equal((5, 0, ChangeKind.Update), (told.Version, told.Retries, told.Change));
    }

    [Fact]
    public async Task The_last_of_the_writes_that_others_did_not_forestall_is_made_also_when_its_answer_is_lost()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Nth = 3 });
        organisation.Sandbox.Organization.Flows.LetOthersChange("ivr", times: 2);

        var told = (await organisation.SetAsync(Wish("ivr", """{"name":"New","division":null}""") with { MaxRetries = 2 })).Told();

        AssertMadeOnce(organisation, told, version: 7);
        Assert.Equal((7, 2, ChangeKind.Update), (told.Version, told.Retries, told.Change));
        Assert.Equal(6, organisation.Now()["changedElsewhere"]!.GetValue<int>());
        Assert.Equal(6, told.Previous!.Version);
    }

    [Fact]
    public async Task What_others_change_after_a_lost_one_is_kept_and_not_told_as_ours()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing, Times = 1 });
        organisation.Requests.Answered += request =>
        {
            if (request.Method == "PATCH" && request.Acted && request.Status is null)
            {
                organisation.Change("""{"settings":{"voice":"theirs"}}""");
            }
        };

        var told = (await organisation.SetAsync(Wish("ivr", """{"name":"New","division":null}"""))).Told();

        Assert.Single(organisation.Writes());
        Assert.Equal(6, organisation.VersionOf());
        Assert.Equal("""{"voice":"theirs"}""", organisation.Now()["settings"]!.ToJsonString());
        Assert.Equal(["- division", "~ name"], told.Diff!.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
        AssertSame(Ivr, told.Previous!.Document);
    }

    [Fact]
    public async Task One_that_arrived_after_the_other_writers_and_was_lost_is_merged_once()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.ErrorStatus, Status = 500, Nth = 2, ActFirst = true });
        organisation.Forestall("ivr", flow => flow["blocks"]!.AsArray().Insert(1, new JsonObject { ["id"] = "theirs", ["type"] = "Say" }), _ => { });

        var told = (await organisation.SetAsync(Wish("ivr", """{"blocks":[{"id":"greet"},{"id":"ours","type":"Say"},{"id":"menu"},{"id":"end"}]}"""))).Told();

        Assert.Equal(["greet", "ours", "theirs", "menu", "end"], organisation.Now()["blocks"]!.AsArray().Select(block => block!["id"]!.GetValue<string>()));
        Assert.Equal(1, organisation.Writes().Count(write => write.Acted));
        Assert.Equal(["blocks[ours]"], told.Diff!.Differences.Select(difference => difference.Path));
    }

    [Fact]
    public async Task A_platform_that_never_makes_the_change_is_told_as_what_it_answers()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.ErrorStatus, Status = 500 });

        var step = await organisation.SetAsync(Wish("ivr", """{"name":"New"}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.ServerError, 500), (step.Status, step.Error?.ErrorId, step.Error?.Status));
        Assert.Equal("IVR", organisation.Now()["name"]!.GetValue<string>());
        Assert.InRange(organisation.Writes().Count, 2, 20);
    }

    [Fact]
    public async Task A_change_that_cannot_be_looked_into_is_told_as_one_that_may_have_been_made()
    {
        await using var organisation = await StartAsync(new FaultRule { Fault = Fault.CutAfterActing });
        organisation.Sandbox.Rules.Add(new FaultRule { Method = "GET", Path = Reads, Fault = Fault.ErrorStatus, Status = 403, Nth = 2, Times = int.MaxValue });

        var step = await organisation.SetAsync(Wish("ivr", """{"name":"New"}"""));

        Assert.Equal((StepStatus.Failed, ErrorIds.FlowAmbiguous, ErrorKind.Ambiguous), (step.Status, step.Error?.ErrorId, step.Error?.Kind));
        Assert.Contains("403", step.Error!.Message, StringComparison.Ordinal);
        Assert.Single(organisation.Writes());
    }

    private static void AssertMadeOnce(TestOrganisation organisation, Engine.Flows.GcFlow told, int version)
    {
        Assert.Equal(1, organisation.Writes().Count(write => write.Acted));
        Assert.Equal(version, organisation.VersionOf());
        Assert.Equal("New", organisation.Now()["name"]!.GetValue<string>());
        Assert.False(organisation.Now().ContainsKey("division"));
        Assert.Equal(["- division", "~ name"], told.Diff!.Differences.Select(difference => $"{difference.ToString()[0]} {difference.Path}"));
        Assert.Equal("IVR", told.Previous!.Name);
        AssertSame(organisation.Now().ToJsonString(), told.Document);
    }

    private static async Task<TestOrganisation> StartAsync(FaultRule fault)
    {
        var organisation = await TestOrganisation.StartAsync();
        organisation.Put(Ivr);
        organisation.Sandbox.Rules.Add(fault with { Method = "PATCH", Path = Reads });
        return organisation;
    }
}
