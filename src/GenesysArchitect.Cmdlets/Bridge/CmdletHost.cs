using System.Management.Automation;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Cmdlets.Bridge;

/// <summary>The engine's host and observer within a cmdlet: log messages go to -Verbose and -Debug, events to progress and warnings.</summary>
internal sealed class CmdletHost(PSCmdlet cmdlet, PipelinePump pump, Func<string, string> neutralize, bool verbose, bool debug) : IEngineHost, IRunObserver
{
    private const string RateLimit = "Genesys Cloud rate limit";

    private readonly Dictionary<string, int> _activities = [];

    public string Name => "PowerShell";

    public bool IsEnabled(EngineLogLevel level) => level switch
    {
        EngineLogLevel.Debug => debug,
        EngineLogLevel.Information => verbose,
        _ => true,
    };

    public void Log(EngineLogLevel level, string message) => pump.Post(() =>
    {
        switch (level)
        {
            case EngineLogLevel.Debug:
                cmdlet.WriteDebug(neutralize(message));
                break;
            case EngineLogLevel.Information:
                cmdlet.WriteVerbose(neutralize(message));
                break;
            default:
                cmdlet.WriteWarning(neutralize(message));
                break;
        }
    });

    public void Waiting(EngineWait wait) => pump.Post(() =>
    {
        cmdlet.WriteVerbose(neutralize(wait.ToString()));
        cmdlet.WriteProgress(new ProgressRecord(ActivityOf(RateLimit), RateLimit, neutralize(wait.ToString())) { SecondsRemaining = (int)Math.Ceiling(Math.Min(wait.Length.TotalSeconds, int.MaxValue)) });
    });

    public void WaitEnded() => pump.Post(() => Complete(RateLimit));

    public ValueTask ObserveAsync(RunEvent happened)
    {
        switch (happened)
        {
            case StepProgressed step:
                pump.Post(() =>
                {
                    cmdlet.WriteVerbose(neutralize($"{step.Address.Name}: {step.Phase}. {step.Message}"));
                    cmdlet.WriteProgress(new ProgressRecord(ActivityOf(step.Address.Name), step.Address.Name, $"{step.Phase}: {step.Message}"));
                });
                break;

            case StepWarned step:
                pump.Post(() => cmdlet.WriteWarning(neutralize($"{step.Address.Name}: {step.Message}")));
                break;

            case StepEnded { Result: var result }:
                pump.Post(() => Complete(result.Address.Name));
                break;

            case ObserverFailed failed:
                pump.Post(() => cmdlet.WriteWarning(neutralize($"{failed.Observer} failed and receives no further events of this run: {failed.Describe(PowerShellRemedies.Instance)}")));
                break;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Removes a progress bar.</summary>
    public void Complete(string name)
    {
        if (_activities.TryGetValue(name, out var activity))
        {
            cmdlet.WriteProgress(new ProgressRecord(activity, name, "done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private int ActivityOf(string name)
    {
        if (!_activities.TryGetValue(name, out var activity))
        {
            _activities[name] = activity = _activities.Count + 1;
        }

        return activity;
    }
}
