using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Tests.Arrangement;
using BotVersion = GenesysArchitect.Engine.Bots.BotVersion;

namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A host with one bot, <c>b</c>, whose versions have scripted states.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private const string Versions = "/api/v2/conversations/bots/b/versions";

    private readonly Dictionary<string, ScriptedVersion> _versions;
    private readonly object _gate = new();
    private readonly GcOrgConnection _connection;

    public ScriptedBot(params ScriptedVersion[] versions)
    {
        _versions = versions.ToDictionary(version => version.Id);
        Host = new RawHost(Answer);
        _connection = Host.Connect();
        Engine = new DeploymentEngine(_connection);
    }

    public RawHost Host { get; }

    public DeploymentEngine Engine { get; }

    public RecordingObserver Observer { get; } = new();

    public bool HasList { get; init; } = true;

    public IReadOnlyList<string> Asked => [.. Host.Calls.Where(call => call.Method == "POST").Select(call => call.Target)];

    public Task<RunResult> RunAsync(BotVersion desired) => Engine.RunAsync([desired], Observer);

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await Host.DisposeAsync();
    }

    private RawReply? Answer(RawRequest request)
    {
        lock (_gate)
        {
            if (request.Target == Versions)
            {
                return HasList ? RawReply.Json($$"""{"entities":[{{string.Join(",", _versions.Values.Select(version => version.Document))}}]}""") : null;
            }

            var id = request.Target[(Versions.Length + 1)..].Split('/')[0];
            if (!_versions.TryGetValue(id, out var found))
            {
                return null;
            }

            if (request.Method == "POST")
            {
                found.Ask();
                return RawReply.Json("{}", 202);
            }

            return RawReply.Json(found.Look());
        }
    }
}
