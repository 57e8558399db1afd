using System.Collections.Concurrent;
using System.Management.Automation;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// Base class of all cmdlets of the module. Derived classes process records and the end of the input
/// asynchronously; this class runs that work and converts errors to error records.
/// </summary>
public abstract class GcCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _interrupted = new();
    private readonly ConcurrentDictionary<ResourceAddress, bool> _written = [];
    private PipelinePump? _pump;
    private Pipeline? _pipeline;

    /// <summary>The engine's log and observer.</summary>
    private protected CmdletHost EngineHost { get; private set; } = null!;

    /// <summary>Releases the resources of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The Azure Pipelines or GitHub Actions pipeline that this session runs in; null outside of a pipeline.</summary>
    private protected Pipeline? Agent => _pipeline;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        // Commands of the agent are written to the host, so that they do not become objects in the PowerShell pipeline.
        _pipeline = Pipeline.Find(Environment.GetEnvironmentVariable, PowerShellRemedies.Instance, command => Host.UI.WriteLine(command));
        Guarded(Begin, static _ => true);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => RunGuarded(ProcessRecordAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => RunGuarded(EndAsync);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        _interrupted.Cancel();
        _stopping.Cancel();
    }

    /// <summary>Runs before the first record, on the pipeline thread.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Processes a record.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline is stopped.</param>
    /// <returns>A task that completes when the record is processed.</returns>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last record.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline is stopped.</param>
    /// <returns>A task that completes when the work is done.</returns>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pump?.Dispose();
            _stopping.Dispose();
            _interrupted.Dispose();
        }
    }

    /// <summary>Completes background work after the cmdlet's own work has ended or failed.</summary>
    /// <param name="interrupted">Cancelled by Ctrl+C, but not when an error or a downstream command has stopped the pipeline.</param>
    /// <returns>A task that completes when the background work is done.</returns>
    private protected virtual Task FinishAsync(CancellationToken interrupted) => Task.CompletedTask;

    /// <summary>Writes an object to the pipeline, and waits until it was processed downstream.</summary>
    private protected Task WriteAsync(object output) => OnPipelineAsync(() =>
    {
        WriteObject(output);
        return true;
    });

    /// <summary>Queues an object to be written by the pipeline thread.</summary>
    private protected void PostObject(object output) => _pump!.Post(() => WriteObject(output));

    /// <summary>Queues a step's output to be written by the pipeline thread.</summary>
    private protected void PostOutput(StepResult result) => _pump!.Post(() =>
    {
        EngineHost.Complete(result.Address.Name);
        if (result.Output is { } output)
        {
            _written[result.Address] = true;
            try
            {
                WriteObject(output);
            }
            catch (PipelineStoppedException) when (Stopping)
            {
                _written[result.Address] = false;
                throw;
            }
        }
    });

    /// <summary>Whether a step's output was written. Output after the pipeline was stopped is not.</summary>
    private protected bool IsWritten(StepResult result) => _written.GetValueOrDefault(result.Address);

    /// <summary>
    /// Writes the errors of steps, each for its own item. Called only after all steps have ended:
    /// where an error stops the pipeline, as in an Azure DevOps task, the other steps must not be abandoned.
    /// If the pipeline was stopped, errors are reported at the host.
    /// </summary>
    private protected Task WriteErrorsAsync(IReadOnlyList<StepResult> results)
    {
        if (_stopping.IsCancellationRequested)
        {
            foreach (var error in results.SelectMany(result => result.Errors))
            {
                Report(error);
            }

            return Task.CompletedTask;
        }

        return OnPipelineAsync(() =>
        {
            foreach (var (result, error) in results.SelectMany(result => result.Errors.Select(error => (result, error))))
            {
                WriteError(RecordOf(error, result.Output));
            }

            return true;
        });
    }

    /// <summary>Writes an error about one item; the others continue.</summary>
    private protected Task WriteErrorAsync(GcException error) => OnPipelineAsync(() =>
    {
        WriteNonTerminating(error);
        return true;
    });

    /// <summary>Runs work for one item. A failure is reported for that item, unless it affects all items.</summary>
    private protected async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (GcException error) when (!ErrorRecords.IsTerminating(error))
        {
            await WriteErrorAsync(error);
        }
    }

    /// <summary>Writes a warning; at the host if the pipeline was stopped.</summary>
    private protected Task WarnAsync(string message)
    {
        if (_stopping.IsCancellationRequested)
        {
            Report(message);
            return Task.CompletedTask;
        }

        return OnPipelineAsync(() =>
        {
            WriteWarning(message);
            return true;
        });
    }

    /// <summary>Queues a progress record to be written by the pipeline thread.</summary>
    private protected void PostProgress(ProgressRecord progress) => _pump!.Post(() => WriteProgress(progress));

    /// <summary>Runs an action on the pipeline thread.</summary>
    private protected Task<T> OnPipelineAsync<T>(Func<T> action) => _pump!.InvokeAsync(action);

    /// <summary>Writes a message to the information stream and the host; it does not become output.</summary>
    private protected Task WriteInformationAsync(string message) => OnPipelineAsync(() =>
    {
        WriteInformation(new HostInformationMessage { Message = Neutralize(message) }, ["PSHOST"]);
        return true;
    });

    /// <summary>Reports an error at the host, because the streams of a stopped pipeline are closed.</summary>
    private protected void Report(GcException error)
    {
        Report(error.Message);
        if (PowerShellRemedies.Instance.Render(error.Remedies) is { } remedy)
        {
            Report(remedy);
        }
    }

    /// <summary>Reports a message at the host.</summary>
    private protected void Report(string message) => Host.UI.WriteWarningLine(Neutralize(message));

    /// <summary>Makes a text safe to print: inside a pipeline it cannot contain commands for the agent.</summary>
    internal string Neutralize(string text) => _pipeline is null ? text : CommandText.Neutral(text);

    /// <summary>Whether an error ends the cmdlet because it affects more than one item.</summary>
    private protected virtual bool IsTerminating(GcException error) => ErrorRecords.IsTerminating(error);

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EndProcessingAsync(cancellationToken);
        }
        finally
        {
            await FinishAsync(_interrupted.Token);
        }
    }

    private void RunGuarded(Func<CancellationToken, Task> work)
    {
        using var pump = _pump = new PipelinePump(_stopping);
        EngineHost = new CmdletHost(this, pump, Neutralize, IsStreamEnabled("Verbose"), IsStreamEnabled("Debug"));
        Guarded(() => pump.Run(() => work(_stopping.Token)), IsTerminating);
    }

    /// <summary>Runs an action and converts its errors to error records, without a stack trace.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    private void Guarded(Action action, Func<GcException, bool> isTerminating)
    {
        try
        {
            action();
        }
        catch (GcException error) when (isTerminating(error))
        {
            End(error);
        }
        catch (GcException error)
        {
            WriteNonTerminating(error);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // PowerShell expects this exception after it has stopped the pipeline.
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes an error about one item. Must be called on the pipeline thread.</summary>
    internal void WriteNonTerminating(GcException error)
    {
        _pipeline?.Report(error);
        WriteError(RecordOf(error));
    }

    /// <summary>Ends the cmdlet with an error. Must be called on the pipeline thread.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">The target object; null for the target of the error itself.</param>
    private protected void End(GcException error, object? target = null)
    {
        _pipeline?.Report(error);
        ThrowTerminatingError(RecordOf(error, target));
    }

    private ErrorRecord RecordOf(GcException error, object? target = null) => ErrorRecords.Of(error, target, Neutralize);

    private bool IsStreamEnabled(string stream) =>
        MyInvocation.BoundParameters.TryGetValue(stream, out var given) && given is SwitchParameter { IsPresent: var enabled }
            ? enabled
            : GetVariableValue($"{stream}Preference") is ActionPreference preference && preference != ActionPreference.SilentlyContinue && preference != ActionPreference.Ignore;
}
