using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>How something that was started ended, as far as its handler can tell.</summary>
internal sealed record Verdict
{
    private Verdict(VerdictKind kind, GcException? error)
    {
        Kind = kind;
        Error = error;
    }

    public static Verdict Succeeded { get; } = new(VerdictKind.Succeeded, null);

    public VerdictKind Kind { get; }

    public GcException? Error { get; }

    /// <summary>Whether the run should undo what was started.</summary>
    public bool Undo { get; private init; }

    /// <summary>What undoing it failed of.</summary>
    public GcException? UndoError { get; private init; }

    public static Verdict Failed(GcException error, bool undo) => new(VerdictKind.Failed, error) { Undo = undo };

    public static Verdict Undone(GcException error) => new(VerdictKind.Undone, error);

    public static Verdict NotUndone(GcException error, GcException? undoError) => new(VerdictKind.NotUndone, error) { UndoError = undoError };

    public static Verdict StillRunning(GcException error) => new(VerdictKind.StillRunning, error);
}

internal enum VerdictKind
{
    Succeeded,

    /// <summary>It failed; what it changed stands, or there was nothing.</summary>
    Failed,

    /// <summary>It failed, and the platform has undone it by itself.</summary>
    Undone,

    /// <summary>It failed, and undoing it failed too.</summary>
    NotUndone,

    /// <summary>It has not ended, and is no longer waited for.</summary>
    StillRunning,
}
