namespace GenesysArchitect.Engine.Tests.Bots;

/// <summary>A version of a bot that has one word for its state until its publishing is asked for, and from then on the next word at each look.</summary>
/// <param name="id">The id.</param>
/// <param name="state">The word before it is asked.</param>
/// <param name="afterwards">The words since, the last of which stays; the one before stays when there is none.</param>
internal sealed class ScriptedVersion(string id, string state, params string[] afterwards)
{
    private readonly Queue<string> _afterwards = new(afterwards);
    private string _state = state;
    private bool _isAsked;

    public string Id => id;

    /// <summary>The errors it has besides its last word, as JSON.</summary>
    public string Errors { get; init; } = "[]";

    public string Document => $$"""{"id":"{{id}}","state":"{{_state}}","errors":{{(_afterwards.Count == 0 ? Errors : "[]")}}}""";

    public void Ask() => _isAsked = true;

    public string Look()
    {
        _state = _isAsked && _afterwards.TryDequeue(out var next) ? next : _state;
        return Document;
    }
}
