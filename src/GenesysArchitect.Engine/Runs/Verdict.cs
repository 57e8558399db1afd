using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>A handler's verdict on the outcome of a started operation.</summary>
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

    /// <summary>Whether the run should roll the operation back.</summary>
    public bool Undo { get; private init; }

    /// <summary>The error of the rollback.</summary>
    public GcException? UndoError { get; private init; }

    public static Verdict Failed(GcException error, bool undo) => new(VerdictKind.Failed, error) { Undo = undo };

    public static Verdict Undone(GcException error) => new(VerdictKind.Undone, error);

    public static Verdict UndoFailed(GcException error, GcException? undoError) => new(VerdictKind.UndoFailed, error) { UndoError = undoError };

    public static Verdict StillRunning(GcException error) => new(VerdictKind.StillRunning, error);
}

internal enum VerdictKind
{
    Succeeded,

    /// <summary>The step failed; its changes, if any, are kept.</summary>
    Failed,

    /// <summary>The step failed, and the platform has rolled it back.</summary>
    Undone,

    /// <summary>The step failed, and the rollback failed too.</summary>
    UndoFailed,

    /// <summary>The operation has not ended, and is no longer followed.</summary>
    StillRunning,
}
