using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Bundles;

namespace GenesysArchitect.Sandbox.Platforms.ArchitectureManager;

/// <summary>The routes of ArchitectureManager over the organization.</summary>
internal sealed class ArchitectureManagerPlatform(TokenIssuer tokens, IReadOnlyCollection<string> denied) : IPlatform
{
    /// <inheritdoc/>
    public string ExpiredTokenCode => "token.expired";

    /// <inheritdoc/>
    public IEnumerable<ApiCall> Calls() =>
    [
        .. new TokenCalls(tokens).All(),
        .. OrganizationBundleCalls.All(),
        .. BundleCalls.All(),
        .. BotCalls.All(),
        .. FlowCalls.All(),
        .. CatalogCalls.All(),
        .. SkillCalls.All(),
        .. ActionCalls.All(),
        .. RegistryCalls.All(),
        .. WebhookCalls.All(),
    ];

    /// <inheritdoc/>
    public IEnumerable<ApiCall> Controls() => ManagerControls.All();

    /// <inheritdoc/>
    public RefusalException? Deny(ApiCall call, string? clientId)
    {
        var missing = call.Permissions.Where(denied.Contains).ToArray();
        var list = string.Join(", ", missing);
        return missing.Length == 0 ? null : new RefusalException(
            StatusCodes.Status403Forbidden,
            "missing.permissions",
            $"Unable to perform the requested action. You are missing the following permission(s): {list}")
        {
            Parameters = new Dictionary<string, string> { ["permissions"] = list },
        };
    }

    /// <inheritdoc/>
    public RefusalException Throttle(RateCharge charge) =>
        Gate.TooMany(charge.ResetInSeconds.ToString(CultureInfo.InvariantCulture), charge.ResetInSeconds);

    /// <inheritdoc/>
    public JsonObject Describe(Organization world) => new()
    {
        ["environments"] = world.Environments.Select(environment => environment.Id).ToJsonArray(),
        ["bundles"] = world.Bundles.Select(bundle => bundle.Id).ToJsonArray(),
        ["deployments"] = world.Deployments.ToList().Select(Write).ToJsonArray(),
        ["bots"] = JsonText.ToNode(world.Bots.ToList()),
        ["flows"] = world.Flows.ToList().Select(flow => new JsonObject
        {
            ["id"] = flow.Id,
            ["name"] = flow.Name,
            ["type"] = flow.Type,
            ["active"] = flow.Active,
            ["_version"] = flow.Version,
            ["versions"] = flow.Revisions.Select(revision => $"{revision.EnvironmentId} {revision.Version}").ToJsonArray(),
        }).ToJsonArray(),
        ["skills"] = JsonText.ToNode(world.Skills.ToList()),
        ["actions"] = JsonText.ToNode(world.Actions.ToList()),
        ["artifacts"] = JsonText.ToNode(world.Artifacts.ToList()),
        ["webhooks"] = JsonText.ToNode(world.Webhooks.ToList()),
    };

    private static JsonObject Write(Deployment deployment)
    {
        var json = deployment.ToJson();
        json["targets"] = deployment.Targets.ToJsonArray();
        json["validateOnly"] = deployment.ValidateOnly;
        json["foreign"] = deployment.Foreign;
        json["rollbackReason"] = deployment.RollbackReason;
        return json;
    }
}
