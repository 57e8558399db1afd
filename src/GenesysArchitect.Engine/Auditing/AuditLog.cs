using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>
/// Puts down in an audit log what runs do. What is reported at the end of a step or of a run, and at each checkpoint, is on the disk before the
/// run goes on. A log that cannot be written never changes what becomes of a run: that is said at once, what is lacking is kept
/// and tried again, and what is lacking still at the end of the run is said as well.
/// </summary>
#pragma warning disable CA1001 // The semaphore holds nothing of the system's, since nobody asks for its wait handle.
public sealed class AuditLog : IRunObserver
#pragma warning restore CA1001
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceOnceFailed = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private readonly AuditFile _file;
    private readonly AuditEntries _entries;
    private readonly IEngineHost? _host;
    private readonly TimeProvider _time;
    private readonly List<GcAuditEntry> _lacking = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _failedAt;

    /// <summary>Makes it; nothing is written before something happens.</summary>
    /// <param name="organization">The organization that the runs change.</param>
    /// <param name="settings">Where the log lies.</param>
    /// <param name="host">Who is reported at once that it cannot be written; null for none.</param>
    public AuditLog(GcOrgConnection organization, AuditSettings settings, IEngineHost? host = null)
    {
        _time = organization.Channel.Time;
        _file = new AuditFile(settings, _time, organization.Random);
        _entries = new AuditEntries(organization, settings, organization.Definitions);
        _host = host;
    }

    /// <inheritdoc/>
    public string Name => "Audit log";

    /// <inheritdoc/>
    public async ValueTask ObserveAsync(RunEvent happened)
    {
        if (_entries.Of(happened) is { } entry)
        {
            // One engine may carry out several runs at once.
            await _one.WaitAsync();
            try
            {
                _lacking.Add(entry);
                await WriteAsync(happened);
            }
            finally
            {
                _one.Release();
            }
        }
    }

    private async Task WriteAsync(RunEvent happened)
    {
        // A log that others hold on to must not hold up the run at every event.
        if (_failedAt is { } failedAt && happened is not RunEnded && _time.GetElapsedTime(failedAt) < TryAgainAfter)
        {
            return;
        }

        try
        {
            await _file.AppendAsync([.. _lacking], MustBeOnDisk(happened), _failedAt is null ? Patience : PatienceOnceFailed);
            _lacking.Clear();
            if (_failedAt is not null)
            {
                _failedAt = null;
                _host?.Log(EngineLogLevel.Warning, $"The audit log {_file.Path} can be written again, and no entry is missing.");
            }
        }
        catch (GcException failure)
        {
            var isNew = _failedAt is null;
            _failedAt = _time.GetTimestamp();
            if (happened is RunEnded)
            {
                throw AuditErrors.NotWritten(_file.Path, _lacking.Count, failure);
            }

            if (isNew)
            {
                var error = AuditErrors.NotWritten(_file.Path, _lacking.Count, failure);
                _host?.Log(EngineLogLevel.Warning, $"{error.Message} The write will be retried. {NeutralRemedies.Instance.Render(error.Remedies)}".TrimEnd());
            }
        }
    }

    private static bool MustBeOnDisk(RunEvent happened) => happened switch
    {
        StepEnded { Result.Status: StepStatus.NoChange or StepStatus.Skipped } => false,
        StepCheckpoint or StepEnded or RunEnded => true,
        _ => false,
    };
}
