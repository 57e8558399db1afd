namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A bot version with one state until its publishing is requested, and from then on the next state at each poll.</summary>
/// <param name="id">The id.</param>
/// <param name="state">The state before the request.</param>
/// <param name="afterwards">The states after the request, the last of which stays; none to keep the first state.</param>
internal sealed class ScriptedVersion(string id, string state, params string[] afterwards)
{
    private readonly Queue<string> _afterwards = new(afterwards);
    private string _state = state;
    private bool _isAsked;

    public string Id => id;

    /// <summary>The errors in its last state, as JSON.</summary>
    public string Errors { get; init; } = "[]";

    public string Document => $$"""{"id":"{{id}}","state":"{{_state}}","errors":{{(_afterwards.Count == 0 ? Errors : "[]")}}}""";

    public void Ask() => _isAsked = true;

    public string Look()
    {
        _state = _isAsked && _afterwards.TryDequeue(out var next) ? next : _state;
        return Document;
    }
}
