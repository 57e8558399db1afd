using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect.Jobs;

namespace GenesysArchitect.Sandbox.Tests.GenesysCloud;

public sealed class PublishJobTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"anything":1}""")]
    public async Task A_job_is_registered_with_no_body_with_an_empty_object_and_with_an_object(string? body)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = (await sandbox.Caller.SendAsync(HttpMethod.Post, "api/v2/flows/jobs", body)).Expect(200);
        Assert.NotEqual(sandbox.Host.BaseAddress.Port, new Uri(job.Text("presignedUrl")).Port);
        Assert.Equal("Registered", (await sandbox.JobAsync(job.Json))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_name_makes_a_flow_and_a_known_one_makes_a_version()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var first = await sandbox.PublishAsync(Yaml.Call("Fresh"));
        Assert.Equal("Success", first["status"]!.GetValue<string>());
        var second = await sandbox.PublishAsync(Yaml.Call("Fresh", queue: "Billing"));
        Assert.Equal(first["flow"]!["id"]!.GetValue<string>(), second["flow"]!["id"]!.GetValue<string>());
        var flow = await sandbox.ReadFlowAsync(second["flow"]!["id"]!.GetValue<string>());
        Assert.Equal("2.0", flow["publishedVersion"]!["id"]!.GetValue<string>());
        var versions = (await sandbox.Caller.GetAsync($"api/v2/flows/{flow["id"]}/versions")).Expect(200).Entities;
        Assert.NotNull(versions.Single(version => version!["id"]!.GetValue<string>() == "1.0")!["datePublishedEnd"]);
    }

    [Fact]
    public async Task An_upload_refuses_a_token_other_headers_another_method_and_a_second_use()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await sandbox.RegisterAsync();
        var yaml = Yaml.Call("Once");
        Assert.Equal(400, await CloudSandbox.UploadAsync(job, yaml, request => request.Headers.Authorization = new("Bearer", "x")));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml, request => request.Headers.Add("x-amz-acl", "public-read")));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml, request => request.Headers.Add("x-mine", "1")));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml, request => request.Content!.Headers.ContentType = new("application/json")));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml, request => request.Headers.Remove("x-amz-meta-jobid")));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml, request => request.RequestUri = new Uri(request.RequestUri + "0")));

        // None of these used it up.
        Assert.Equal("Registered", (await sandbox.JobAsync(job))["status"]!.GetValue<string>());
        Assert.Equal(200, await CloudSandbox.UploadAsync(job, yaml));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, yaml));
    }

    [Fact]
    public async Task An_address_past_its_life_is_refused()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { ContactCenter = new() { PresignedLife = TimeSpan.FromMinutes(5) } });
        var job = await sandbox.RegisterAsync();
        sandbox.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(403, await CloudSandbox.UploadAsync(job, Yaml.Call("Late")));
    }

    [Fact]
    public async Task By_an_option_an_address_takes_a_second_upload_and_starts_the_job_again()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { ContactCenter = new() { UploadTwice = true } });
        var job = await sandbox.RegisterAsync();
        Assert.Equal(200, await CloudSandbox.UploadAsync(job, Yaml.Call("Twice", queue: "No Such Queue")));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Failure", (await sandbox.JobAsync(job))["status"]!.GetValue<string>());
        Assert.Equal(200, await CloudSandbox.UploadAsync(job, Yaml.Call("Twice")));
        Assert.Equal("Started", (await sandbox.JobAsync(job))["status"]!.GetValue<string>());
        sandbox.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Success", (await sandbox.JobAsync(job))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_missing_is_reported_twice_once_with_the_requests_of_the_lookup()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await sandbox.PublishAsync(Yaml.Call("Lost", queue: "No Such Queue"));
        Assert.Equal("Failure", job["status"]!.GetValue<string>());
        var messages = job["messages"]!.AsArray();
        Assert.Equal(2, messages.Count(message => message!["text"]!.GetValue<string>().Contains("No Such Queue", StringComparison.Ordinal)));
        var detail = Assert.Single(messages[0]!["details"]!.AsArray())!;
        Assert.Equal("NetworkDiagnostic", detail["type"]!.GetValue<string>());
        Assert.Contains("No%20Such%20Queue", detail["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(messages[1]!["details"]);
        Assert.Null((await sandbox.Caller.GetAsync($"api/v2/flows/jobs/{job["id"]}")).Json["messages"]);
    }

    [Theory]
    [InlineData("callData: { name: A, category: { Order System Data Actions: { dataAction: { No Such: { inputs: {} } } } } }", "DATAACTION")]
    [InlineData("callCommonModule: { name: A, commonModule: { No Such: { ver_latestPublished: {} } } }", "COMMONMODULEFLOW")]
    [InlineData("callBotFlow: { name: A, botFlow: { No Such: { ver_latestPublished: {} } } }", "BOTFLOW")]
    [InlineData("callDigitalBotFlow: { name: A, digitalBotFlow: { No Such: { ver_latestPublished: {} } } }", "DIGITALBOTFLOW")]
    [InlineData("callAgenticVirtualAgent: { name: A, agenticVirtualAgent: { No Such: { ver_latestPublished: {} } } }", "AGENTICVIRTUALAGENT")]
    [InlineData("dataTableLookup: { name: A, dataTable: { No Such: { foundOutputs: {} } } }", "DATATABLE")]
    [InlineData("transferToGroup: { name: A, targetGroup: { lit: { name: No Such } } }", "GROUP")]
    [InlineData("evaluate: { name: A, scheduleGroup: { lit: { name: No Such } } }", "SCHEDULEGROUP")]
    [InlineData("evaluate: { name: A, schedule: { selectedSchedule: { lit: { name: No Such } } } }", "SCHEDULE")]
    [InlineData("transferToFlow: { name: A, targetFlow: { name: No Such } }", "WORKFLOW")]
    [InlineData("transfer: { name: A, overrideInQueueFlow: { name: No Such } }", "INQUEUECALLFLOW")]
    [InlineData("updateData: { statements: [ { queue: { variable: X, value: { exp: 'FindQueue(\"No Such\")' } } } ] }", "QUEUE")]
    [InlineData("updateData: { statements: [ { queue: { variable: X, value: { lit: { name: No Such } } } } ] }", "QUEUE")]
    [InlineData("updateData: { statements: [ { skill: { variable: X, value: { exp: 'FindSkill(\"No Such\")' } } } ] }", "ACDSKILL")]
    [InlineData("updateData: { statements: [ { language: { variable: X, value: { exp: 'FindLanguageSkill(\"No Such\")' } } } ] }", "ACDLANGUAGE")]
    [InlineData("playAudio: { name: A, audio: { prompt: Prompt.NoSuch } }", "USERPROMPT")]
    [InlineData("playAudio: { name: A, audio: { exp: Prompt.NoSuch } }", "USERPROMPT")]
    [InlineData("setScreenPop: { name: A, screenPopScript: { No Such: { inputs: {} } } }", "COMPOSERSCRIPT")]
    [InlineData("setWrapup: { name: A, wrapupCode: { lit: { name: No Such } } }", "ACDWRAPUPCODE")]
    [InlineData("useList: { name: A, contactList: { lit: { name: No Such } } }", "CONTACTLIST")]
    [InlineData("askSurvey: { name: A, surveyForm: { name: No Such } }", "SURVEYFORM")]
    [InlineData("search: { name: A, knowledgeBase: { name: No Such } }", "KNOWLEDGEBASE")]
    [InlineData("listen: { name: A, speechToText: { engine: { name: No Such } } }", "STTENGINE")]
    public async Task Every_reference_by_name_is_checked(string action, string kind)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await sandbox.PublishAsync(Yaml.Workflow("Refers", action));
        Assert.Equal("Failure", job["status"]!.GetValue<string>());
        Assert.Contains(kind, job["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("playAudio: { name: A, audio: { exp: PromptSystem.please_hold } }")]
    [InlineData("updateData: { statements: [ { queue: { variable: X, value: { exp: FindQueue(Flow.queueName) } } } ] }")]
    [InlineData("updateData: { statements: [ { queue: { variable: X, value: { noValue: true } } } ] }")]
    public async Task What_is_built_in_or_settled_at_run_time_is_not_checked(string action)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        Assert.Equal("Success", (await sandbox.PublishAsync(Yaml.Workflow("Refers", action)))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_flow_that_is_not_published_cannot_be_referred_to()
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var created = (await sandbox.Caller.PostAsync("api/v2/flows", new JsonObject { ["name"] = "Empty Module", ["type"] = "COMMONMODULE" })).Expect(200);
        Assert.Null(created.Json["publishedVersion"]);
        var job = await sandbox.PublishAsync(Yaml.Workflow("Refers", "callCommonModule: { commonModule: { Empty Module: { ver_latestPublished: {} } } }"));
        Assert.Contains("no published version", job["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/inboundCall/menus/menu[Nowhere]", "reading 'refId'")]
    [InlineData("shared.yaml#/inboundCall/menus/menu[Front_10]", "external reference")]
    public async Task A_start_that_leads_nowhere_fails_as_Archy_fails(string start, string text)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await sandbox.PublishAsync(Yaml.Call("Lost", startUpRef: start));
        Assert.Contains(text, job["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inboundCall: [", "cannot be parsed")]
    [InlineData("noSuchType:\n  name: A", "not known")]
    [InlineData("inboundCall:\n  name: {{the_name}}", "substitution key of '{{the_name}}'")]
    public async Task A_file_that_is_no_flow_fails_when_Archy_starts(string yaml, string text)
    {
        await using var sandbox = await CloudSandbox.StartAsync();
        var job = await sandbox.PublishAsync(yaml);
        Assert.Equal("Failure", job["status"]!.GetValue<string>());
        Assert.Contains(text, job["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_whose_Archy_is_older_refuses_a_property()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { ContactCenter = new() { RefusedProperties = ["settingsKnowledge"] } });
        var job = await sandbox.PublishAsync(Yaml.Call("Newer", extra: "  settingsKnowledge: { none: true }"));
        Assert.Contains("'settingsKnowledge' cannot be assigned a value", job["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_end_as_they_are_ordered_to()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with
        {
            ContactCenter = new ContactCenterOptions
            {
                PublishJobs = new Dictionary<string, FlowJobOutcome>
                {
                    ["Silent"] = FlowJobOutcome.FailureWithoutMessages,
                    ["Nameless"] = FlowJobOutcome.SuccessWithoutFlow,
                    ["Endless"] = FlowJobOutcome.Stuck,
                },
            },
        });
        var silent = await sandbox.PublishAsync(Yaml.Call("Silent"));
        Assert.Equal(("Failure", null), (silent["status"]!.GetValue<string>(), silent["messages"]));
        var nameless = await sandbox.PublishAsync(Yaml.Call("Nameless"));
        Assert.Equal(("Success", null), (nameless["status"]!.GetValue<string>(), nameless["flow"]));
        Assert.NotNull((await sandbox.FlowAsync("inboundcall", "Nameless"))["publishedVersion"]);
        Assert.Equal("Started", (await sandbox.PublishAsync(Yaml.Call("Endless")))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_lock_of_a_colleague_and_a_missing_permission_fail_a_job()
    {
        await using var sandbox = await CloudSandbox.StartAsync(options => options with { DeniedPermissions = ["routing:queue:search", "routing:queue:view"] });
        var locked = await sandbox.PublishAsync(Yaml.Workflow("Fine", "endWorkflow: { name: A }").Replace("Fine", "Nightly Tally", StringComparison.Ordinal));
        Assert.Equal("Success", locked["status"]!.GetValue<string>());
        sandbox.Host.Organization.ContactCenter.Colleagues.Lock(locked["flow"]!["id"]!.GetValue<string>());
        var refused = await sandbox.PublishAsync(Yaml.Workflow("Nightly Tally", "endWorkflow: { name: A }"));
        Assert.Contains("is locked by another entity", refused["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        var denied = await sandbox.PublishAsync(Yaml.Call("Denied"));
        Assert.Equal(403, denied["messages"]![0]!["details"]![0]!["statusCode"]!.GetValue<int>());
    }
}
