using System.Globalization;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Auditing;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Dependencies;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Flows;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Identity;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Jobs;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Language;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Notifications;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Objects;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Transfers;
using GenesysArchitect.Sandbox.Tokens;
using GenesysArchitect.Sandbox.Wire;
using GenesysArchitect.Sandbox.World;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>The routes of the public API of Genesys Cloud over the organization.</summary>
internal sealed class GenesysCloudPlatform(TokenIssuer tokens, RateLimiter tokenLimiter, SandboxOptions options, Func<Organization> world, Func<Uri> transferOrigin) : IPlatform
{
    private readonly PresignedAddresses _addresses = new(transferOrigin, options.ContactCenter.PresignedLife, options.TimeProvider);
    private readonly NotificationHub _hub = new(options.TimeProvider);
    private readonly Interventions _interventions = new(options.GenesysCloud.Interventions);

    /// <inheritdoc/>
    public string ExpiredTokenCode => "credentials.expired";

    /// <inheritdoc/>
    public IEnumerable<ApiCall> Calls() =>
    [
        .. new TokenEndpoint(tokens, tokenLimiter, options.GenesysCloud).All(),
        .. new IdentityCalls(tokens).All(),
        .. AuthorizationCalls.All(),
        .. FlowListCalls.All(),
        .. CloudFlowCalls.All(),
        .. FlowVersionCalls.All(),
        .. FlowHistoryCalls.All(),
        .. FlowActionCalls.All(),
        .. new PublishJobCalls(_addresses).All(),
        .. new ExportJobCalls(_addresses).All(),
        .. ValidationJobCalls.All(),
        .. DependencyCalls.All(),
        .. DependencyBuildCalls.All(),
        .. ObjectCalls.All(),
        .. DataActionCalls.All(),
        .. DataTableCalls.All(),
        .. PromptCalls.All(),
        .. LanguageCalls.All(),
        .. FlowHealthCalls.All(),
        .. new TextBotCalls().All(),
        .. new NotificationCalls(_hub).All(),
        .. AuditCalls.All(),
        .. LimitCalls.All(),
    ];

    /// <inheritdoc/>
    public IEnumerable<ApiCall> TransferCalls() => new TransferCalls(_addresses).All();

    /// <inheritdoc/>
    public IEnumerable<ApiCall> Controls() => new CloudControls(_interventions).All();

    /// <inheritdoc/>
    public IEnumerable<SocketRoute> Sockets() => [new(NotificationSocket.Pattern, new NotificationSocket(_hub).ServeAsync)];

    /// <inheritdoc/>
    public RefusalException? Deny(ApiCall call, string? clientId)
    {
        var client = world().ContactCenter.Access.Client(clientId ?? string.Empty);
        var missing = call.Permissions.Where(permission => !client.Holds(permission)).ToArray();
        if (missing.Length == 0 || (call.AnyPermission && missing.Length < call.Permissions.Count))
        {
            return null;
        }

        var list = string.Join(", ", missing);
        var any = call.AnyPermission && missing.Length > 1;
        return new RefusalException(
            StatusCodes.Status403Forbidden,
            any ? "missing.any.permissions" : "missing.permissions",
            $"Unable to perform the requested action. You must have {(any ? "any" : "all")} of the following permission(s): [{list}]")
        {
            Parameters = new Dictionary<string, string> { ["permissions"] = list },
        };
    }

    /// <inheritdoc/>
    public RefusalException Throttle(RateCharge charge)
    {
        var wait = (int)Math.Ceiling(options.GenesysCloud.RateLimitRetryAfter?.TotalSeconds ?? charge.ResetInSeconds);
        return new RefusalException(
            StatusCodes.Status429TooManyRequests,
            "too.many.requests.retry.after",
            string.Create(CultureInfo.InvariantCulture, $"Rate limit exceeded the maximum. Retry the request in [{wait}] seconds"))
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture) },
            Limit = ("platform.api", "client.credentials.token.rate.per.minute", charge.Allowed),
        };
    }

    /// <inheritdoc/>
    public void BeforeCall(ApiRequest request)
    {
        if (request.Path.StartsWith("/api/", StringComparison.Ordinal) && request.Body.Length > options.GenesysCloud.LargestBody)
        {
            throw new RefusalException(
                StatusCodes.Status413PayloadTooLarge,
                "request.entity.too.large",
                string.Create(CultureInfo.InvariantCulture, $"The request body is too large. Maximum bytes: {options.GenesysCloud.LargestBody}"));
        }

        _interventions.Meet(request);
    }

    /// <inheritdoc/>
    public JsonObject Describe(Organization world) => new()
    {
        ["flows"] = world.ContactCenter.Flows.ToList().Select(flow => new JsonObject
        {
            ["id"] = flow.Id,
            ["name"] = flow.Name,
            ["type"] = flow.Type,
            ["deleted"] = flow.Deleted,
            ["lockedBy"] = flow.Lock?.Holder.Id,
            ["publishedVersion"] = flow.Published?.Id,
            ["versions"] = flow.Versions.Select(version => $"{version.Id} {version.State}").ToJsonArray(),
        }).ToJsonArray(),
        ["jobs"] = world.ContactCenter.Jobs.ToList().Select(job => new JsonObject
        {
            ["id"] = job.Id,
            ["command"] = job.Command,
            ["status"] = job.Status,
            ["flowId"] = job.FlowId,
        }).ToJsonArray(),
    };
}
