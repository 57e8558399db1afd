using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Notifications;

/// <summary>Channels and their subscriptions.</summary>
internal sealed class NotificationCalls(NotificationHub hub)
{
    private const string Channels = "/notifications/channels";
    private const int MostTopics = 1000;

    internal IEnumerable<ApiCall> All() =>
    [
        CloudCall.Of("GET", Channels, List),
        CloudCall.Of("POST", Channels, Open),
        CloudCall.Of("HEAD", Channels + "/{channelId}", request =>
        {
            _ = Require(request);
            return Answer.Empty(StatusCodes.Status200OK);
        }),
        CloudCall.Of("GET", Channels + "/{channelId}/subscriptions", request => Answer.Ok(Subscriptions(request, Require(request).Topics))),
        CloudCall.Of("POST", Channels + "/{channelId}/subscriptions", request => Subscribe(request, add: true)),
        CloudCall.Of("PUT", Channels + "/{channelId}/subscriptions", request => Subscribe(request, add: false)),
        CloudCall.Of("DELETE", Channels + "/{channelId}/subscriptions", Unsubscribe),
    ];

    private Answer List(ApiRequest request)
    {
        var byClient = request.Query("includechannels") == "oauthclient";
        var channels = hub.Of(request.Client.Id).Where(channel => byClient || channel.TokenId == request.Token?.Id);
        return Answer.Ok(new JsonObject { ["entities"] = channels.Select(channel => Write(request, channel)).ToJsonArray() });
    }

    private Answer Open(ApiRequest request) =>
        Answer.Ok(Write(request, hub.Open(request.Client.Id, request.Token?.Id ?? string.Empty, request.Center())));

    private Answer Subscribe(ApiRequest request, bool add)
    {
        var channel = Require(request);
        if (ReadTopics(request) is not { } topics)
        {
            throw RefusalException.BadRequest("The body has to be an array of topics with an id each.");
        }

        var permitted = topics.Where(topic => Rejection(request, topic) is null);
        var all = add ? channel.Topics.Concat(permitted).Distinct().ToList() : permitted.ToList();
        if (all.Count > MostTopics)
        {
            throw RefusalException.BadRequest(FormattableString.Invariant($"A channel has at most {MostTopics} topics."));
        }

        channel.Subscribe(all);
        return Answer.Ok(Subscriptions(request, topics));
    }

    private Answer Unsubscribe(ApiRequest request)
    {
        Require(request).Subscribe([]);
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static List<string>? ReadTopics(ApiRequest request)
    {
        var topics = request.Read<JsonArray>().Select(topic => (topic as JsonObject)?["id"].Text()).ToList();
        return topics.Contains(null) ? null : [.. topics.OfType<string>()];
    }

    private static JsonObject Subscriptions(ApiRequest request, IEnumerable<string> topics) => new()
    {
        ["entities"] = topics.Select(topic =>
        {
            var json = new JsonObject { ["id"] = topic, ["state"] = "Permitted", ["selfUri"] = $"{request.Path}/{topic}" };
            if (Rejection(request, topic) is var (reason, permissions))
            {
                json["state"] = "Rejected";
                json["rejectionReason"] = reason;
                json["missingPermissions"] = permissions.ToJsonArray();
            }

            return json;
        }).ToJsonArray(),
    };

    private static (string Reason, string[] MissingPermissions)? Rejection(ApiRequest request, string topic)
    {
        var permission = topic switch
        {
            NotificationHub.BuildTopic => "architect:dependencyTracking:view",
            _ when topic.StartsWith("v2.flows.outcomes.", StringComparison.Ordinal) => "architect:flowOutcome:view",
            _ when topic.StartsWith(NotificationHub.FlowTopic, StringComparison.Ordinal) => "architect:flow:view",
            _ when topic.StartsWith("v2.architect.prompts.", StringComparison.Ordinal) => "architect:userPrompt:view",
            _ => null,
        };
        if (permission is null)
        {
            return ($"The topic '{topic}' does not exist.", []);
        }

        return request.Client.Holds(permission) ? null : ("The client is missing a permission.", [permission]);
    }

    private NotificationChannel Require(ApiRequest request)
    {
        var id = request.Route("channelId");
        return hub.Find(id) is { } channel && channel.ClientId == request.Client.Id ? channel : throw RefusalException.NotFound("channel", id);
    }

    private static JsonObject Write(ApiRequest request, NotificationChannel channel) => new()
    {
        ["id"] = channel.Id,
        ["connectUri"] = $"ws{request.Origin[request.Origin.IndexOf(':', StringComparison.Ordinal)..]}{NotificationSocket.Route(channel.Id)}",
        ["expires"] = CloudJson.Time(channel.Expires),
    };
}
