using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>
/// Writes run events to the audit log. Entries of checkpoints and of the end of a step or run are flushed to disk before the
/// run continues. A log that cannot be written never affects the run: a warning is logged immediately, missing entries are kept
/// and retried, and entries still missing at the end of the run are reported as well.
/// </summary>
#pragma warning disable CA1001 // The semaphore holds no system resource, since its wait handle is never used.
public sealed class AuditLog : IRunObserver
#pragma warning restore CA1001
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TimeoutAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private readonly AuditFile _file;
    private readonly AuditEntries _entries;
    private readonly IEngineHost? _host;
    private readonly TimeProvider _time;
    private readonly List<GcAuditEntry> _missing = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _failedAt;

    /// <summary>Creates the observer; nothing is written before an event occurs.</summary>
    /// <param name="organization">The organization that the runs change.</param>
    /// <param name="settings">The settings of the log.</param>
    /// <param name="host">Receives the warning if the log cannot be written; null for none.</param>
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
            // An engine may perform several runs concurrently.
            await _one.WaitAsync();
            try
            {
                _missing.Add(entry);
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
        // A log that is locked by others must not delay the run at every event.
        if (_failedAt is { } failedAt && happened is not RunEnded && _time.GetElapsedTime(failedAt) < TryAgainAfter)
        {
            return;
        }

        try
        {
            await _file.AppendAsync([.. _missing], RequiresFlush(happened), _failedAt is null ? Patience : TimeoutAfterFailure);
            _missing.Clear();
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
                throw AuditErrors.NotWritten(_file.Path, _missing.Count, failure);
            }

            if (isNew)
            {
                var error = AuditErrors.NotWritten(_file.Path, _missing.Count, failure);
                _host?.Log(EngineLogLevel.Warning, $"{error.Message} The write will be retried. {NeutralRemedies.Instance.Render(error.Remedies)}".TrimEnd());
            }
        }
    }

    private static bool RequiresFlush(RunEvent happened) => happened switch
    {
        StepEnded { Result.Status: StepStatus.NoChange or StepStatus.Skipped } => false,
        StepCheckpoint or StepEnded or RunEnded => true,
        _ => false,
    };
}
