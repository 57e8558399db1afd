using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Makes of a step's lines in a journal how it spent its time.</summary>
internal sealed class StepCourse
{
    private static readonly string[] Waits = ["waiting for a slot", "done"];
    private static readonly string[] Undoings = ["rolling back", "undoing", "cancelling"];

    private readonly List<ReportedPhase> _phases = [];
    private readonly List<ReportedDelay> _delays = [];
    private readonly List<ReportedMoment> _moments = [];
    private (string Name, DateTimeOffset From)? _open;

    public IReadOnlyList<ReportedPhase> Phases => _phases;

    public IReadOnlyList<ReportedDelay> Delays => _delays;

    public IReadOnlyList<ReportedMoment> Moments => _moments;

    public DateTimeOffset? Began { get; private set; }

    /// <summary>The last line that ends the step; null where it has not ended.</summary>
    public JournalLine? End { get; private set; }

    public void Take(JournalLine line)
    {
        switch (line.Event)
        {
            case JournalEvents.StepStarted:
                Began ??= line.Time;
                Open("beginning", line.Time);
                break;
            case JournalEvents.Progress:
                Open(line.Name ?? string.Empty, line.Time);
                Tell(line, line.Name, line.Message);
                break;
            case JournalEvents.Warning:
                Tell(line, "warning", line.Message);
                break;
            case JournalEvents.Checkpoint:
                Tell(line, line.Name, string.Join(", ", (line.Facts ?? new Dictionary<string, string>()).Select(fact => $"{fact.Key} {Short(fact.Value)}")));
                break;
            case JournalEvents.Delayed:
                TakeDelay(line);
                break;
            case JournalEvents.StepEnded:
                Close(line.Time);
                End = line;
                break;
        }
    }

    /// <summary>The run stops here, though the step may go on later.</summary>
    public void Stop(DateTimeOffset at)
    {
        if (_open is { } open)
        {
            Close(at > open.From ? at : open.From);
        }
    }

    private void Open(string name, DateTimeOffset at)
    {
        Close(at);
        _open = (name, at);
    }

    private void Close(DateTimeOffset at)
    {
        if (_open is not var (name, from))
        {
            return;
        }

        _open = null;
        if (at > from)
        {
            _phases.Add(new ReportedPhase(KindOf(name), name, from, at));
        }
    }

    private void TakeDelay(JournalLine line)
    {
        var length = TimeSpan.FromMilliseconds(line.DurationMs ?? 0);
        var isHeld = line.Name == nameof(CallDelayKind.HeldBack);
        var operation = line.Facts?.GetValueOrDefault("operation") ?? string.Empty;
        var delay = isHeld
            ? new ReportedDelay(CallDelayKind.HeldBack, operation, line.Message ?? string.Empty, line.Time - length, line.Time)
            : new ReportedDelay(CallDelayKind.SentAgain, operation, line.Message ?? string.Empty, line.Time, line.Time + length);
        _delays.Add(delay);
        Tell(line, isHeld ? "held back" : "sent again", $"{operation}: {(isHeld ? $"held back for {ReportWording.Duration(length)}. {delay.Why}" : $"{delay.Why}; after {ReportWording.Duration(length)}.")}");
    }

    private void Tell(JournalLine line, string? what, string? text) =>
        _moments.Add(new ReportedMoment(line.Time, what ?? string.Empty, text ?? string.Empty));

    private static PhaseKind KindOf(string name)
    {
        if (Waits.Contains(name))
        {
            return PhaseKind.Waiting;
        }

        return Undoings.Contains(name) ? PhaseKind.Undoing : PhaseKind.Working;
    }

    // A fact may be a whole document, kept so that it can be brought back.
    private static string Short(string fact) => fact.Length <= 200 ? fact : $"{fact.AsSpan(0, 200)}…";
}
