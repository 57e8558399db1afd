using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Reporting;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Pipelines;

/// <summary>Reports the changes of an engine to a pipeline, for one run or several consecutive ones.</summary>
internal sealed class PipelineObserver(Pipeline pipeline, GcOrgConnection organization) : IRunObserver
{
    private readonly Dictionary<ResourceAddress, string> _names = [];
    private readonly Dictionary<ResourceAddress, StepResult> _ended = [];
    private readonly RunRecorder _recorder = new(organization.Name, organization.Definitions);
    private int _percent = -1;
    private int _runs;

    public string Name => "Pipeline";

    public async ValueTask ObserveAsync(RunEvent happened)
    {
        await _recorder.ObserveAsync(happened);
        switch (happened)
        {
            case RunStarted { Plan: var plan }:
                _runs++;
                pipeline.Mask(organization.ClientSecret is { } secret ? [secret] : []);
                foreach (var step in plan.Steps)
                {
                    _names[step.Address] = $"{step.Address.Kind}/{step.Name}";
                }

                break;
            case StepWarned warned:
                pipeline.Report([new PipelineIssue { IsError = false, Message = $"{NameOf(warned.Address)}: {warned.Message}" }]);
                break;
            case ObserverFailed failed:
                pipeline.Report([new PipelineIssue { IsError = false, Message = $"{failed.Observer} failed and receives no further events of this run: {failed.Describe(pipeline.Remedies)}" }]);
                break;
            case StepEnded { Result: var result }:
                End(result);
                break;
            case RunEnded { Result: var result }:
                End(result);
                break;
        }
    }

    private string NameOf(ResourceAddress address) => _names.GetValueOrDefault(address, address.ToString());

    private void End(StepResult result)
    {
        _ended[result.Address] = result;

        // A step skipped because of another's failure is not an issue of its own.
        if (result.Status is not (StepStatus.Skipped or StepStatus.NoChange))
        {
            pipeline.Report(result.Errors.SelectMany(error => IssueList.Of(error, pipeline.Remedies, NameOf(result.Address))));
        }

        var percent = _names.Count == 0 ? 100 : _ended.Count * 100 / _names.Count;
        if (percent > _percent)
        {
            _percent = percent;
            pipeline.Progress(percent, $"{_ended.Count} of {_names.Count}: {NameOf(result.Address)}");
        }
    }

    private void End(RunResult result)
    {
        pipeline.SetOutput("gcRunId", result.RunId);
        pipeline.SetOutput("gcStatus", result.ExitCode.ToString());
        pipeline.SetOutput("gcChanges", _ended.Values.Count(step => step.Status == StepStatus.Succeeded));
        pipeline.SetOutput("gcFailed", _ended.Values.Count(step => step.Status is not (StepStatus.Succeeded or StepStatus.NoChange or StepStatus.Skipped)));
        if (_recorder.Report is { } report)
        {
            pipeline.Summarize($"gc-{result.RunId}-{_runs}", MarkdownReport.Write(report, pipeline.Remedies));
        }
    }
}
