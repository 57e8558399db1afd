using System.Text.Json;
using System.Text.Json.Nodes;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Tests.Arrangement;
using GenesysArchitect.Sandbox.World.Actions;
using GenesysArchitect.Sandbox.World.Flows;

namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>Flows and actions of a test organization or a raw host: created, and resolved.</summary>
internal static class DependencyRuns
{
    public const string VersionLists = "/api/v2/flows/*/versions";
    public const string ActionReads = "/api/v2/integrations/actions/*";

    /// <summary>A flow that uses actions, each as <c>action [range]</c>, and refers to other flows.</summary>
    public static void PutFlow(this TestOrganization organization, string id, string[] uses, string[] references, params FlowRevision[] revisions) =>
        organization.Sandbox.Organization.Flows.Put(
            new JsonObject
            {
                ["id"] = id,
                ["name"] = $"Flow {id}",
                ["lifecycle_state"] = "published",
                ["blocks"] = new JsonArray([.. uses.Select(use => use.Split(' ', 2)).Select(use => (JsonNode?)new JsonObject { ["type"] = "DataAction", ["actionId"] = use[0], ["versionRange"] = use.Length > 1 ? use[1] : null })]),
                ["references"] = new JsonArray([.. references.Select(reference => (JsonNode?)reference)]),
            },
            "INBOUNDCALL",
            revisions);

    /// <summary>An action with published versions, which may use others, each as <c>action [range]</c>.</summary>
    public static void PutAction(this TestOrganization organization, string id, string[] versions, params string[] uses) =>
        organization.Sandbox.Organization.Actions.Put(new DataAction
        {
            Id = id,
            Name = $"Action {id}",
            Versions = versions,
            Dependencies = [.. uses.Select(use => use.Split(' ', 2)).Select(use => new ActionDependency(use[0], use[1]))],
        });

    public static Task<GcDependencyResolution> ResolveAsync(this TestOrganization organization, params string[] flowIds) =>
        organization.ResolveAsync(new DependencyQuery { FlowIds = flowIds });

    public static Task<GcDependencyResolution> ResolveAsync(this TestOrganization organization, DependencyQuery query, CancellationToken cancellationToken = default) =>
        organization.Engine.Dependencies.ResolveAsync(query, cancellationToken);

    public static async Task<GcDependencyResolution> ResolveAsync(this RawHost host, params string[] flowIds)
    {
        using var connection = host.Connect();
        return await new DeploymentEngine(connection).Dependencies.ResolveAsync(new DependencyQuery { FlowIds = flowIds }, CancellationToken.None);
    }

    /// <summary>A host of one flow, <c>ivr</c>, with these versions, and of every requested action.</summary>
    public static RawHost HostOf(params string[] versions) => new(request => request.Target switch
    {
        var target when target.StartsWith("/api/v2/flows/", StringComparison.Ordinal) => RawReply.Json($$"""{"entities":[{{(target.Contains("/ivr/", StringComparison.Ordinal) ? string.Join(',', versions) : string.Empty)}}]}"""),
        var target when target.StartsWith("/api/v2/integrations/actions/", StringComparison.Ordinal) => RawReply.Json($$"""{"id":"{{Uri.UnescapeDataString(target.Split('/')[^1])}}","name":"A","versions":["1.0"]}"""),
        _ => null,
    });

    /// <summary>A version in a list of versions; a definition is inserted unchanged.</summary>
    public static string Version(string definition, string version = "1.0", string environment = "dev") =>
        $$"""{"id":"ivr","version":"{{version}}","environmentId":"{{environment}}","flow":{{definition}}}""";

    /// <summary>The same as JSON text, as some hosts return it.</summary>
    public static string AsText(string definition) => JsonSerializer.Serialize(definition);

    /// <summary>Each use as <c>flow → action range @environment</c>.</summary>
    public static IReadOnlyList<string> Uses(this GcDependencyResolution resolution) =>
        [.. resolution.Dependencies.Select(use => $"{use.SourceFlowId ?? $"action {use.SourceActionId}"} → {use.ActionId} {use.VersionRange}@{use.EnvironmentId}").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> References(this GcDependencyResolution resolution) =>
        [.. resolution.Edges.Where(edge => edge.To.Kind == DependencyKind.Flow).Select(edge => $"{edge.From.Id} → {edge.To.Id}").Order(StringComparer.Ordinal)];

    public static string? VersionOf(this GcDependencyResolution resolution, string action) =>
        Assert.Single(resolution.Nodes, node => node.Kind == DependencyKind.Action && node.Id == action).Version;
}
