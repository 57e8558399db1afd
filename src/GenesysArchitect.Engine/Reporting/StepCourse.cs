using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Transport;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Derives the timeline of a step from its lines in a journal.</summary>
internal sealed class StepCourse
{
    private static readonly Phase Starting = new("starting");

    private readonly List<ReportedPhase> _phases = [];
    private readonly List<ReportedDelay> _delays = [];
    private readonly List<ReportedMoment> _moments = [];
    private (Phase Phase, DateTimeOffset From)? _open;

    public IReadOnlyList<ReportedPhase> Phases => _phases;

    public IReadOnlyList<ReportedDelay> Delays => _delays;

    public IReadOnlyList<ReportedMoment> Moments => _moments;

    public DateTimeOffset? Started { get; private set; }

    /// <summary>The last line that ends the step; null if it has not ended.</summary>
    public JournalLine? End { get; private set; }

    public void Take(JournalLine line)
    {
        switch (line.Event)
        {
            case JournalEvents.StepStarted:
                Started ??= line.Time;
                Open(Starting, line.Time);
                break;
            case JournalEvents.Progress:
                Open(PhaseOf(line), line.Time);
                Report(line, line.Name, line.Message);
                break;
            case JournalEvents.Warning:
                Report(line, "warning", line.Message);
                break;
            case JournalEvents.Checkpoint:
                Report(line, line.Name, string.Join(", ", (line.Facts ?? new Dictionary<string, string>()).Select(fact => $"{fact.Key} {Short(fact.Value)}")));
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

    /// <summary>The run was interrupted here, though the step may continue later.</summary>
    public void Stop(DateTimeOffset at)
    {
        if (_open is { } open)
        {
            Close(at > open.From ? at : open.From);
        }
    }

    private void Open(Phase phase, DateTimeOffset at)
    {
        Close(at);
        _open = (phase, at);
    }

    private void Close(DateTimeOffset at)
    {
        if (_open is not var (phase, from))
        {
            return;
        }

        _open = null;
        if (at > from)
        {
            _phases.Add(new ReportedPhase(phase.Kind, phase.Name, from, at));
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
        Report(line, isHeld ? "held back" : "sent again", $"{operation}: {(isHeld ? $"held back for {ReportWording.Duration(length)}. {delay.Why}" : $"{delay.Why}; after {ReportWording.Duration(length)}.")}");
    }

    private void Report(JournalLine line, string? what, string? text) =>
        _moments.Add(new ReportedMoment(line.Time, what ?? string.Empty, text ?? string.Empty));

    // Journals of version 0.6 and earlier have only the name.
    private static Phase PhaseOf(JournalLine line) => Enum.TryParse<PhaseKind>(line.Stage, out var kind)
        ? new Phase(line.Name ?? string.Empty, kind)
        : Phase.Former.FirstOrDefault(phase => phase.Name == line.Name) ?? new Phase(line.Name ?? string.Empty);

    // A fact may be a whole document, recorded for restoring it.
    private static string Short(string fact) => fact.Length <= 200 ? fact : $"{fact.AsSpan(0, 200)}…";
}
