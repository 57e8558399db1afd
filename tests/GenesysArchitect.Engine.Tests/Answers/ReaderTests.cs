using GenesysArchitect.Engine.Bundles;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Platforms.ArchitectureManager;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Tests.Answers;

/// <summary>
/// Whatever is wrong with one place of an answer, it is read tolerantly or is an error with an id of this product. It never
/// is an exception of the framework, and what is read never is smaller without a word.
/// </summary>
public class ReaderTests
{
    private const string Deployment = """{"id":"dep-1","bundleId":"b","status":"FAILED","environmentId":"e","startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:01:00Z","errors":[{"code":"c","message":"m"},"text"]}""";

    private static readonly Dictionary<string, (string Answer, Func<ApiClient, Task<int>> Read)> Readers = new()
    {
        ["schema"] = ("""{"version":"2.0","schema":{}}""", Count(async client => await new BundleCalls(client).GetSchemaVersionAsync(default))),
        ["validation"] = (
            """{"valid":true,"warnings":["w"],"errors":[{"code":"c","message":"m"}],"compatibilityCheck":{"schemaVersion":"2.1.0","environmentCapacity":{"availableFlowSlots":100,"requiredFlowSlots":1}}}""",
            Count(client => new BundleCalls(client).ValidateAsync(new BundleDeployment { BundleId = "b", Target = DeploymentTarget.Environment("e") }, default))),
        ["submission"] = (Deployment, Count(client => new BundleCalls(client).SubmitAsync(new BundleDeployment { BundleId = "b", Target = DeploymentTarget.Environment("e") }, default))),
        ["deployment"] = (Deployment, Count(client => new BundleCalls(client).GetAsync(new DeploymentKey("dep-1", "b"), default))),
        ["rollback"] = (Deployment, Count(client => new BundleCalls(client).RollBackAsync(new DeploymentKey("dep-1", "b"), "why", default))),
        ["deployments"] = ($"[{Deployment},{Deployment.Replace("dep-1", "dep-2", StringComparison.Ordinal)}]", async client => (await new BundleCalls(client).ListAsync(null, 0, 100, default)).Count),
        ["bot versions"] = ("""{"entities":[{"id":"1","state":"published"},{"id":"2","state":"draft","errors":[{"code":"c","message":"m"}]}]}""", async client => (await new BotCalls(client).ListAsync("bot", default))!.Count),
        ["bot version"] = ("""{"id":"1","state":"draft","errors":[{"code":"c","message":"m"}]}""", Count(client => new BotCalls(client).GetAsync("bot", "1", default))),
        ["flow of a bot"] = ("""{"id":"f","name":"F","active":true,"state":"active"}""", Count(async client => (await new BotCalls(client).FindFlowAsync("f", default))!)),
        ["skill of a bot"] = ("""{"id":"s","name":"S","active":true,"state":"active"}""", Count(async client => (await new BotCalls(client).FindSkillAsync("s", default))!)),
        ["flow"] = ("""{"id":"f","name":"F","_version":3,"lifecycle_state":"draft","blocks":[{"id":"a","type":"Menu","children":[{"id":"b","type":"Say"}],"reference":"g"}],"references":["g","h"]}""", Count(async client => Checked(await new FlowCalls(client).FindAsync(new FlowId("f"), default)))),
        ["flows"] = ("""{"entities":[{"id":"f","name":"F","type":"T","active":true},{"id":"g","name":"G","type":"T","state":"active"}],"nextPage":"","pageNumber":1,"pageCount":1,"nextUri":null}""", client => CountAsync(new CatalogCalls(client).ListAsync(default))),
        ["flow listing"] = ("""{"id":"f","name":"F","type":"T","active":true}""", Count(async client => (await new CatalogCalls(client).FindAsync(new FlowId("f"), default))!)),
        ["flow versions"] = (
            """{"entities":[{"id":"v1","version":"1.0","environmentId":"e","flow":{"id":"f","name":"F","blocks":[{"type":"DataAction","actionId":"a","versionRange":"[1.0, 2.0]"}],"references":["g"]}},{"id":"v2","version":"2.0","environmentId":"e","flow":"{\"name\":\"F\",\"references\":[\"g\"]}"}],"nextPage":"","pageNumber":1,"pageCount":1}""",
            client => CountAsync(new CatalogCalls(client).VersionsAsync(new FlowId("f"), default))),
        ["data action"] = ("""{"id":"a","name":"A","versions":["1.0","2.0"],"dependencies":[{"actionId":"b","versionRange":"[1.0]"}]}""", Count(async client => (await new CatalogCalls(client).FindActionAsync("a", default))!)),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_wrong_with_one_place_is_read_or_an_error_that_says_so(string name)
    {
        var (valid, read) = Readers[name];
        var body = valid;
        await using var host = new RawHost(_ => RawReply.Json(body));
        using var connection = host.Connect(TestOrganization.Brisk with { Retries = 1 });
        var log = new RecordingHost();
        var client = new ApiClient(connection.Channel, new HostLogger(log));
        var whole = await read(client);

        foreach (var (what, mutated) in AnswerMutations.Of(valid))
        {
            body = mutated;
            try
            {
                var found = await read(client);

                // Entries are removed from a list by this test as well; everything else keeps its number, or is said.
                var isShorter = what.EndsWith("removed", StringComparison.Ordinal) || what.EndsWith("= []", StringComparison.Ordinal);
                Assert.True(found >= whole || isShorter || log.Of(EngineLogLevel.Warning).Count > 0, $"{what}: {found} of {whole}");
            }
            catch (GcException error)
            {
                Assert.True(error.ErrorId is ErrorIds.AnswerMalformed or ErrorIds.PagingInvalid, $"{what}: {error.ErrorId} {error.Message}");
            }
            catch (Exception other) when (other is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{what}: {other}");
            }
        }
    }

    [Theory]
    [InlineData("flows", """{"entities":[{"id":"f"},null]}""", "$.entities[1] is null")]
    [InlineData("flows", """{"nextPage":""}""", "$.entities is missing")]
    [InlineData("flows", """{"entities":[{"name":"F"}]}""", "$.entities[0].id is missing")]
    [InlineData("flows", """{"entities":[],"pageCount":{}}""", "$.pageCount is not a number")]
    [InlineData("flow versions", """{"entities":[null]}""", "$.entities[0] is null")]
    [InlineData("flow versions", """{"entities":null}""", "$.entities is not a list")]
    [InlineData("flow versions", "{}", "$.entities is missing")]
    [InlineData("flow versions", """{"entities":[{"version":"1.0","environmentId":[],"flow":{}}]}""", "$.entities[0].environmentId is not a text")]
    [InlineData("data action", """{"id":"a","versions":["1.0"],"dependencies":[null]}""", "$.dependencies[0]")]
    [InlineData("data action", """{"id":"a"}""", "$.versions")]
    [InlineData("data action", """{"id":"other","versions":["1.0"]}""", "$.id is 'other', and 'a' was requested")]
    [InlineData("bot versions", """{"entities":[{"id":"1"}]}""", "$.entities[0].state is missing")]
    [InlineData("bot version", """{"id":"2","state":"published"}""", "$.id is '2', and '1' was requested")]
    [InlineData("deployment", """{"id":"dep-2","status":"COMPLETED"}""", "$.id is 'dep-2', and 'dep-1' was requested")]
    [InlineData("submission", """{"id":"dep-2","bundleId":"other","status":"PENDING"}""", "$.bundleId is 'other', and 'b' was requested")]
    [InlineData("validation", """{"errors":[]}""", "$.valid is missing")]
    [InlineData("validation", """{"valid":true,"compatibilityCheck":{"environmentCapacity":{"availableFlowSlots":"many"}}}""", "availableFlowSlots is not a number")]
    [InlineData("flow", """{"id":"g","name":"F"}""", "$.id is 'g', and 'f' was requested")]
    [InlineData("flow", """{"id":"f","name":"cut \ud83d"}""", "not valid Unicode ($.name)")]
    [InlineData("flow", """{"id":"f","blocks":[{},{"x-\udc00":["a"]}]}""", "not valid Unicode ($.blocks[1]")]
    public async Task What_is_wrong_is_named_with_its_path(string name, string answer, string named)
    {
        await using var host = new RawHost(_ => RawReply.Json(answer));
        using var connection = host.Connect(TestOrganization.Brisk with { Retries = 1 });

        var error = await Assert.ThrowsAnyAsync<GcException>(() => Readers[name].Read(new ApiClient(connection.Channel, new HostLogger(new RecordingHost()))));

        Assert.Equal(ErrorIds.AnswerMalformed, error.ErrorId);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("""{"bundleId":"other","status":"FAILED"}""")]
    [InlineData("""{"id":"old","bundleId":"other"}""")]
    [InlineData("""{"id":"old","bundleId":"other","status":"FAILED","startTime":{},"errors":[null,{"message":"cut \ud83d"}]}""")]
    public async Task Something_wrong_with_another_deployment_of_the_list_keeps_nobody_from_reading_the_rest(string other)
    {
        await using var host = new RawHost(_ => RawReply.Json($"[{other},{Deployment}]"));
        using var connection = host.Connect();

        var list = await new BundleCalls(new ApiClient(connection.Channel, new HostLogger(new RecordingHost()))).ListAsync(null, 0, 100, default);

        Assert.Equal(2, list.Count);
        Assert.Equal(("dep-1", null), (list[1].Id, list[1].Problem));
    }

    [Fact]
    public async Task A_host_that_gives_the_same_list_at_every_offset_is_known_by_an_entry_that_cannot_be_read_as_well()
    {
        await using var host = new RawHost(_ => RawReply.Json("[null]"));
        using var connection = host.Connect();

        var survey = await new DeploymentSurveyor().LookAsync(new BundleCalls(new ApiClient(connection.Channel, new HostLogger(new RecordingHost()))), default);

        Assert.Empty(survey.Active);
        Assert.InRange(host.Calls.Count, 1, 4);
    }

    // What is made of a flow for users reads all of it.
    private static FlowDocument Checked(FlowDocument? flow)
    {
        _ = GcFlow.Of(flow!).Blocks;
        _ = FlowShape.CheckFlow(flow!.Content);
        _ = FlowReferences.In(flow.Content);
        return flow;
    }

    private static Func<ApiClient, Task<int>> Count<T>(Func<ApiClient, Task<T>> read) => async client => await read(client) is null ? 0 : 1;

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items)
        {
            count++;
        }

        return count;
    }
}
