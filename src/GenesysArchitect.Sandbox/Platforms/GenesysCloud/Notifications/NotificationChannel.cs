using System.Threading.Channels;

namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud.Notifications;

/// <summary>A channel: what it is subscribed to, and the messages that wait for its socket.</summary>
internal sealed class NotificationChannel(string clientId, string tokenId, DateTimeOffset expires)
{
    // Nobody listens for a while, or not at all: the oldest messages go then.
    private const int Waiting = 10_000;

    private readonly Channel<string> _messages = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
    private HashSet<string> _topics = [];

    internal string Id { get; } = Guid.NewGuid().ToString();

    internal string ClientId => clientId;

    internal string TokenId => tokenId;

    internal DateTimeOffset Expires => expires;

    internal IReadOnlySet<string> Topics => Volatile.Read(ref _topics);

    internal ChannelReader<string> Messages => _messages.Reader;

    internal void Subscribe(IEnumerable<string> topics) => Volatile.Write(ref _topics, [.. topics]);

    internal void Send(string message) => _messages.Writer.TryWrite(message);
}
