using System.Text;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Json;
using GenesysArchitect.Sandbox.Platforms.GenesysCloud.Answers;
using GenesysArchitect.Sandbox.World;
using GenesysArchitect.Sandbox.World.Architect;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Notifications;

/// <summary>The channels, and what happens in the contact center as messages for them.</summary>
internal sealed class NotificationHub(TimeProvider time)
{
    internal const string BuildTopic = "v2.architect.dependencytracking.build";
    internal const string FlowTopic = "v2.flows.";

    // Channels live a day, and a client has no more than twenty of them. [?]
    private const int MostChannels = 20;
    private static readonly TimeSpan ChannelLife = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private readonly List<NotificationChannel> _channels = [];
    private ContactCenter? _center;

    internal NotificationChannel Open(string clientId, string tokenId, ContactCenter center)
    {
        lock (_gate)
        {
            Listen(center);
            var own = _channels.Where(channel => channel.ClientId == clientId).ToList();
            if (own.Count >= MostChannels)
            {
                _channels.Remove(own[0]);
            }

            var channel = new NotificationChannel(clientId, tokenId, time.GetUtcNow() + ChannelLife);
            _channels.Add(channel);
            return channel;
        }
    }

    internal IReadOnlyList<NotificationChannel> Of(string clientId)
    {
        lock (_gate)
        {
            _channels.RemoveAll(channel => channel.Expires <= time.GetUtcNow());
            return [.. _channels.Where(channel => channel.ClientId == clientId)];
        }
    }

    internal NotificationChannel? Find(string id)
    {
        lock (_gate)
        {
            return _channels.Find(channel => channel.Id == id && channel.Expires > time.GetUtcNow());
        }
    }

    // After a reset of the sandbox there is another contact center to listen to.
    private void Listen(ContactCenter center)
    {
        if (!ReferenceEquals(_center, center))
        {
            _center = center;
            center.Flows.Changed += flow => Send(FlowTopic + flow.Id, () => Write(flow));
            center.DependencyBuild.Changed += status => Send(BuildTopic, () => new JsonObject { ["status"] = status });
        }
    }

    private void Send(string topic, Func<JsonObject> body)
    {
        List<NotificationChannel> subscribed;
        lock (_gate)
        {
            subscribed = [.. _channels.Where(channel => channel.Topics.Contains(topic))];
        }

        if (subscribed.Count == 0)
        {
            return;
        }

        var message = Message(topic, body());
        foreach (var channel in subscribed)
        {
            channel.Send(message);
        }
    }

    internal static string Message(string topic, JsonObject body) => Encoding.UTF8.GetString(JsonText.Write(new JsonObject
    {
        ["topicName"] = topic,
        ["version"] = "2",
        ["eventBody"] = body,
        ["metadata"] = new JsonObject { ["CorrelationId"] = Guid.NewGuid().ToString() },
    }));

    private static JsonObject Write(Flow flow)
    {
        var json = new JsonObject
        {
            ["id"] = flow.Id,
            ["name"] = flow.Name,
            ["description"] = flow.Description,
            ["deleted"] = flow.Deleted,
        };
        foreach (var (name, version) in new[] { ("checkedInVersion", flow.CheckedIn), ("savedVersion", flow.Newest), ("publishedVersion", flow.Published) })
        {
            if (version is not null)
            {
                json[name] = new JsonObject { ["id"] = version.Id };
            }
        }

        if (flow.Operation is { } operation)
        {
            json["currentOperation"] = CloudJson.Operation(operation);
        }

        return json;
    }
}
