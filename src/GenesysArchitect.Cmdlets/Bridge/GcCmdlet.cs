using System.Collections.Concurrent;
using System.Management.Automation;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Pipelines;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>
/// What every cmdlet of the module derives from. A cmdlet says in asynchronous terms what it does
/// with a record and at the end; here that is run, and errors become PowerShell's.
/// </summary>
public abstract class GcCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _interrupted = new();
    private readonly ConcurrentDictionary<ResourceAddress, bool> _written = [];
    private PipelinePump? _pump;
    private Pipeline? _pipeline;

    /// <summary>Where the engine logs to, and who watches its runs.</summary>
    private protected CmdletHost EngineHost { get; private set; } = null!;

    /// <summary>Lets go of what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The pipeline of Azure Pipelines or GitHub Actions that this session is a step of; null where there is none.</summary>
    private protected Pipeline? Agent => _pipeline;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        // At the host itself, so that no command becomes an object of PowerShell's pipeline.
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

    /// <summary>Does what comes before the first record; on the pipeline's thread.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Handles a record.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline is stopped.</param>
    /// <returns>When the record is handled.</returns>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does what is left when all records are in.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline is stopped.</param>
    /// <returns>When it is done.</returns>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets go of what the cmdlet holds.</summary>
    /// <param name="disposing">Whether it is disposed of by hand.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pump?.Dispose();
            _stopping.Dispose();
            _interrupted.Dispose();
        }
    }

    /// <summary>Sees to what goes on beside the cmdlet's work, when that has ended or failed.</summary>
    /// <param name="interrupted">Cancelled by Ctrl+C, and not where an error or who is downstream has stopped the pipeline.</param>
    /// <returns>When it is seen to.</returns>
    private protected virtual Task FinishAsync(CancellationToken interrupted) => Task.CompletedTask;

    /// <summary>Writes an object to the pipeline, and waits until whoever is downstream has taken it.</summary>
    private protected Task WriteAsync(object output) => OnPipelineAsync(() =>
    {
        WriteObject(output);
        return true;
    });

    /// <summary>Has an object written as soon as the pipeline comes to it.</summary>
    private protected void PostObject(object output) => _pump!.Post(() => WriteObject(output));

    /// <summary>Has a step's object written as soon as the pipeline comes to it.</summary>
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

    /// <summary>Whether a step's object has gone down the pipeline. One that comes after the pipeline was stopped does not.</summary>
    private protected bool IsWritten(StepResult result) => _written.GetValueOrDefault(result.Address);

    /// <summary>
    /// Writes the errors of steps, each about its item alone. When all of them have ended, and not before:
    /// where an error stops the pipeline, as in a pipeline task of Azure DevOps, the other steps must not be let go of.
    /// Of a pipeline that was stopped they are told at the host.
    /// </summary>
    private protected Task WriteErrorsAsync(IReadOnlyList<StepResult> ended)
    {
        if (_stopping.IsCancellationRequested)
        {
            foreach (var error in ended.SelectMany(result => result.Errors))
            {
                Report(error);
            }

            return Task.CompletedTask;
        }

        return OnPipelineAsync(() =>
        {
            foreach (var (result, error) in ended.SelectMany(result => result.Errors.Select(error => (result, error))))
            {
                WriteError(RecordOf(error, result.Output));
            }

            return true;
        });
    }

    /// <summary>Writes an error about one item; the others go on.</summary>
    private protected Task WriteErrorAsync(GcException error) => OnPipelineAsync(() =>
    {
        WriteNonTerminating(error);
        return true;
    });

    /// <summary>Does something for one item. What fails of it is an error about that item, unless it concerns them all.</summary>
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

    /// <summary>Warns; of a pipeline that was stopped, at the host.</summary>
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

    /// <summary>Shows progress as soon as the pipeline comes to it.</summary>
    private protected void PostProgress(ProgressRecord progress) => _pump!.Post(() => WriteProgress(progress));

    /// <summary>Asks or says something on the pipeline's thread.</summary>
    private protected Task<T> OnPipelineAsync<T>(Func<T> action) => _pump!.InvokeAsync(action);

    /// <summary>Says something to the person at the prompt, beside the pipeline: it is information, and no output.</summary>
    private protected Task WriteInformationAsync(string message) => OnPipelineAsync(() =>
    {
        WriteInformation(new HostInformationMessage { Message = Shown(message) }, ["PSHOST"]);
        return true;
    });

    /// <summary>Says something at the host itself: when the pipeline is stopped, its streams are closed.</summary>
    private protected void Report(GcException error)
    {
        Report(error.Message);
        if (PowerShellRemedies.Instance.Render(error.Remedies) is { } remedy)
        {
            Report(remedy);
        }
    }

    /// <summary>Says something at the host itself.</summary>
    private protected void Report(string message) => Host.UI.WriteWarningLine(Shown(message));

    /// <summary>A text as it may be written: where an agent reads what is written, nothing of it makes a command.</summary>
    internal string Shown(string text) => _pipeline is null ? text : CommandText.Neutral(text);

    /// <summary>Whether nothing is left to do after an error: it is about more than one item of the pipeline.</summary>
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
        EngineHost = new CmdletHost(this, pump, Shown, IsWanted("Verbose"), IsWanted("Debug"));
        Guarded(() => pump.Run(() => work(_stopping.Token)), IsTerminating);
    }

    /// <summary>Runs something whose errors are for the person at the prompt: no stack trace reaches them.</summary>
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
            // PowerShell knows that it stopped the pipeline.
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes an error about one item; on the pipeline's thread.</summary>
    internal void WriteNonTerminating(GcException error)
    {
        _pipeline?.Report(error);
        WriteError(RecordOf(error));
    }

    /// <summary>Ends the cmdlet with an error; on the pipeline's thread.</summary>
    /// <param name="error">The error.</param>
    /// <param name="target">What it is about; null for what the error names.</param>
    private protected void End(GcException error, object? target = null)
    {
        _pipeline?.Report(error);
        ThrowTerminatingError(RecordOf(error, target));
    }

    private ErrorRecord RecordOf(GcException error, object? target = null) => ErrorRecords.Of(error, target, Shown);

    private bool IsWanted(string stream) =>
        MyInvocation.BoundParameters.TryGetValue(stream, out var given) && given is SwitchParameter { IsPresent: var wanted }
            ? wanted
            : GetVariableValue($"{stream}Preference") is ActionPreference preference && preference != ActionPreference.SilentlyContinue && preference != ActionPreference.Ignore;
}
