using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.Faults;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Engine.Tests.Flows;

/// <summary>Flows of a test organization: created, desired, applied, read, and changed by others.</summary>
internal static class FlowRuns
{
    public const string Reads = "/api/v2/architect/flows/*";
    public const string Lookups = "/api/v2/flows/*";

    /// <summary>A flow without references, with properties that the engine does not know.</summary>
    public const string Ivr = """
        {"division":"Home","id":"ivr","name":"IVR","_version":4,"lifecycle_state":"draft","x-order":[3,1,2],
         "blocks":[{"note":"first","id":"greet","type":"Say","text":"Hello"},
                   {"id":"menu","type":"Menu","repeat":2,"children":[{"id":"one","type":"Say","text":"One"},{"id":"two","type":"Say","text":"Two"}]},
                   {"id":"end","type":"End"}],
         "references":[],"settings":{"voice":"a","rate":1.0}}
        """;

    public static Flow DesiredResource(string id, string definition) => Flow.From(TestOrganization.Json(definition), new FlowId(id), id);

    /// <summary>The desired state of a flow as it was read, or edited since.</summary>
    public static Flow DesiredResource(GcFlow flow) => Flow.From(flow, changes: null);

    public static void Put(this TestOrganization organization, string document) => organization.Sandbox.Organization.Flows.Put(JsonNode.Parse(document)!.AsObject());

    /// <summary>A named flow that references others.</summary>
    public static void PutReferring(this TestOrganization organization, string id, params string[] references) =>
        organization.Put(new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["lifecycle_state"] = "published",
            ["blocks"] = new JsonArray(),
            ["references"] = new JsonArray([.. references.Select(reference => (JsonNode?)reference)]),
        }.ToJsonString());

    /// <summary>The flow at the platform.</summary>
    public static JsonObject Now(this TestOrganization organization, string id = "ivr") => organization.Sandbox.Organization.Flows.Find(id)!.Document;

    public static int VersionOf(this TestOrganization organization, string id = "ivr") => organization.Sandbox.Organization.Flows.Find(id)!.Version;

    public static void Change(this TestOrganization organization, string change, string id = "ivr") =>
        organization.Sandbox.Organization.Flows.Change(id, JsonNode.Parse(change)!.AsObject());

    /// <summary>The writes of a flow, including failed ones.</summary>
    public static IReadOnlyList<RequestRecord> Writes(this TestOrganization organization, string id = "*") => organization.Requests.Of("PATCH", $"/api/v2/architect/flows/{id}");

    /// <summary>
    /// Simulates a concurrent writer: after each read, before the reader receives it, the next change is applied.
    /// </summary>
    public static void ModifyConcurrently(this TestOrganization organization, string id, params Action<JsonObject>[] changes)
    {
        var left = new Queue<Action<JsonObject>>(changes);
        organization.Requests.Answered += read =>
        {
            if (read is { Method: "GET", Status: 200, Fault: Fault.None } && read.Path == $"/api/v2/architect/flows/{id}" && left.TryDequeue(out var change))
            {
                var document = organization.Now(id);
                var before = document.Select(property => property.Key).ToList();
                change(document);
                foreach (var gone in before.Where(name => !document.ContainsKey(name)))
                {
                    document[gone] = null;
                }

                organization.Sandbox.Organization.Flows.Change(id, document);
            }
        };
    }

    public static JsonObject Block(this JsonObject owner, string id) =>
        Diffing.FlowEdits.Blocks(owner).Single(block => block["id"]!.GetValue<string>() == id);

    public static async Task<RunResult> SetAsync(this TestOrganization organization, IReadOnlyList<Flow> desired, CancellationToken cancellationToken = default)
    {
        var plan = await organization.Engine.PlanAsync(desired, cancellationToken);
        return await organization.Engine.RunAsync(plan, new RunOptions(), [organization.Observer], cancellationToken);
    }

    public static async Task<StepResult> SetAsync(this TestOrganization organization, Flow desired, CancellationToken cancellationToken = default) =>
        Assert.Single((await organization.SetAsync([desired], cancellationToken)).Steps);

    public static async Task<PlanStep> PlanAsync(this TestOrganization organization, Flow desired) =>
        Assert.Single((await organization.Engine.PlanAsync([desired], CancellationToken.None)).Steps);

    public static Task<GcFlow> GetAsync(this TestOrganization organization, string id = "ivr") => organization.Engine.Flows.GetAsync(new FlowId(id), CancellationToken.None);

    /// <summary>The resulting flow of a successful step.</summary>
    public static GcFlow Reported(this StepResult step)
    {
        Assert.True(step.Status is StepStatus.Succeeded or StepStatus.NoChange, $"{step.Status}: {step.Error?.Message}");
        return Assert.IsType<GcFlow>(step.Output);
    }

    /// <summary>Whether two documents are equal except for the version.</summary>
    public static void AssertSame(string expected, JsonNode actual) => AssertSame(expected, JsonSerializer.SerializeToElement(actual));

    public static void AssertSame(string expected, JsonElement actual) => AssertSame(TestOrganization.Json(expected), actual);

    public static void AssertSame(JsonElement expected, JsonElement actual)
    {
        var diff = StructuralDiff.Between(FlowDocument.WithoutVersion(expected), FlowDocument.WithoutVersion(actual), ArrayMatching.ById);
        Assert.True(diff.IsEmpty, string.Join(Environment.NewLine, diff.Differences));
    }

}
