using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Flows of a test organisation: put there, wished, set, looked at, and changed by others.</summary>
internal static class FlowRuns
{
    public const string Reads = "/api/v2/architect/flows/*";
    public const string Lookups = "/api/v2/flows/*";

    /// <summary>A flow that refers to no other, with properties that are not known to the engine.</summary>
    public const string Ivr = """
        {"division":"Home","id":"ivr","name":"IVR","_version":4,"lifecycle_state":"draft","x-order":[3,1,2],
         "blocks":[{"note":"first","id":"greet","type":"Say","text":"Hello"},
                   {"id":"menu","type":"Menu","repeat":2,"children":[{"id":"one","type":"Say","text":"One"},{"id":"two","type":"Say","text":"Two"}]},
                   {"id":"end","type":"End"}],
         "references":[],"settings":{"voice":"a","rate":1.0}}
        """;

    public static Flow Wish(string id, string definition) => Flow.From(TestOrganisation.Json(definition), new FlowId(id), id);

    /// <summary>The wish that a flow be as it was read, or as it was edited since.</summary>
    public static Flow Wish(GcFlow flow) => Flow.From(flow, changes: null);

    public static void Put(this TestOrganisation organisation, string document) => organisation.Sandbox.Organization.Flows.Put(JsonNode.Parse(document)!.AsObject());

    /// <summary>A flow of a name of its own that refers to others.</summary>
    public static void PutReferring(this TestOrganisation organisation, string id, params string[] references) =>
        organisation.Put(new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["lifecycle_state"] = "published",
            ["blocks"] = new JsonArray(),
            ["references"] = new JsonArray([.. references.Select(reference => (JsonNode?)reference)]),
        }.ToJsonString());

    /// <summary>The flow as it stands at the platform.</summary>
    public static JsonObject Now(this TestOrganisation organisation, string id = "ivr") => organisation.Sandbox.Organization.Flows.Find(id)!.Document;

    public static int VersionOf(this TestOrganisation organisation, string id = "ivr") => organisation.Sandbox.Organization.Flows.Find(id)!.Version;

    public static void Change(this TestOrganisation organisation, string change, string id = "ivr") =>
        organisation.Sandbox.Organization.Flows.Change(id, JsonNode.Parse(change)!.AsObject());

    /// <summary>The writes of a flow, those that came to nothing among them.</summary>
    public static IReadOnlyList<RequestRecord> Writes(this TestOrganisation organisation, string id = "*") => organisation.Requests.Of("PATCH", $"/api/v2/architect/flows/{id}");

    /// <summary>
    /// Lets another writer be faster: after each read that is answered, before its reader has it, the next of the changes is made.
    /// </summary>
    public static void Forestall(this TestOrganisation organisation, string id, params Action<JsonObject>[] changes)
    {
        var left = new Queue<Action<JsonObject>>(changes);
        organisation.Requests.Answered += read =>
        {
            if (read is { Method: "GET", Status: 200, Fault: Fault.None } && read.Path == $"/api/v2/architect/flows/{id}" && left.TryDequeue(out var change))
            {
                var document = organisation.Now(id);
                var before = document.Select(property => property.Key).ToList();
                change(document);
                foreach (var gone in before.Where(name => !document.ContainsKey(name)))
                {
                    document[gone] = null;
                }

                organisation.Sandbox.Organization.Flows.Change(id, document);
            }
        };
    }

    public static JsonObject Block(this JsonObject owner, string id) =>
        Diffing.FlowEdits.Blocks(owner).Single(block => block["id"]!.GetValue<string>() == id);

    public static async Task<RunResult> SetAsync(this TestOrganisation organisation, IReadOnlyList<Flow> wishes, CancellationToken cancellationToken = default)
    {
        var plan = await organisation.Engine.PlanAsync(wishes, cancellationToken);
        return await organisation.Engine.RunAsync(plan, new RunOptions(), [organisation.Observer], cancellationToken);
    }

    public static async Task<StepResult> SetAsync(this TestOrganisation organisation, Flow wish, CancellationToken cancellationToken = default) =>
        Assert.Single((await organisation.SetAsync([wish], cancellationToken)).Steps);

    public static async Task<PlanStep> PlanAsync(this TestOrganisation organisation, Flow wish) =>
        Assert.Single((await organisation.Engine.PlanAsync([wish], CancellationToken.None)).Steps);

    public static Task<GcFlow> GetAsync(this TestOrganisation organisation, string id = "ivr") => organisation.Engine.Flows.GetAsync(new FlowId(id), CancellationToken.None);

    /// <summary>The flow that a step that went well came out with.</summary>
    public static GcFlow Told(this StepResult step)
    {
        Assert.True(step.Status is StepStatus.Succeeded or StepStatus.NoChange, $"{step.Status}: {step.Error?.Message}");
        return Assert.IsType<GcFlow>(step.Output);
    }

    /// <summary>Whether a document says what another does, its version apart.</summary>
    public static void AssertSame(string expected, JsonNode actual) => AssertSame(expected, JsonSerializer.SerializeToElement(actual));

    public static void AssertSame(string expected, JsonElement actual) => AssertSame(TestOrganisation.Json(expected), actual);

    public static void AssertSame(JsonElement expected, JsonElement actual)
    {
        var diff = StructuralDiff.Between(FlowDocument.WithoutVersion(expected), FlowDocument.WithoutVersion(actual), ArrayMatching.ById);
        Assert.True(diff.IsEmpty, string.Join(Environment.NewLine, diff.Differences));
    }

}
