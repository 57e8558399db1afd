using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Hosting;
using GenesysArchitect.Engine.Manifests;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Runs.Events;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Running;

/// <summary>Plans the desired state, asks for confirmation when it is required, runs the plan and reports.</summary>
/// <param name="report">Shows the plan, the progress and the result.</param>
/// <param name="effect">What the run does, as a participle, such as "deployed".</param>
internal sealed class PlannedRun(IRunReport report, string effect)
{
    /// <summary>The prompt; null when the plan is already confirmed.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>How many resources are planned, and steps run, in parallel; null for the engine's defaults.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Creates the observers of the run, such as an audit log.</summary>
    public Func<GcOrgConnection, IEngineHost, IReadOnlyList<IRunObserver>> Observers { get; init; } = (_, _) => [];

    /// <summary>Sends the webhooks; null for none.</summary>
    public WebhookObserver? Webhooks { get; init; }

    /// <summary>Returns why a plan must not be run, not even partly; null when it may be run.</summary>
    public Func<Plan, GcException?> Refusal { get; init; } = _ => null;

    /// <summary>Runs the desired state.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GcException">Planning failed, or the run was stopped before it started.</exception>
    public Task<ExitCode> RunAsync(GcOrgConnection organization, IReadOnlyList<Resource> desired, CancellationToken stop)
    {
        var options = ThrottleLimit is { } limit ? new RunOptions { ThrottleLimit = limit } : new RunOptions();
        var planning = ThrottleLimit is { } reads ? new PlanOptions { ThrottleLimit = reads } : new PlanOptions();
        return RunAsync(
            organization,
            engine => engine.PlanAsync(desired, planning, [], stop),
            (engine, plan, observer) => engine.RunAsync(plan, options, [observer], stop),
            stop);
    }

    /// <summary>Runs a manifest.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GcException">Planning failed, or the run was stopped before it started.</exception>
    public Task<ExitCode> RunAsync(GcOrgConnection organization, ManifestRun manifest, ManifestPresentation shown, CancellationToken stop) => RunAsync(
        organization,
        async engine =>
        {
            var plan = await manifest.PlanAsync(engine, [], stop);
            shown.SetPlan(plan);
            return plan;
        },
        (engine, plan, observer) => manifest.RunAsync(engine, plan, [observer], stop),
        stop);

    private async Task<ExitCode> RunAsync(
        GcOrgConnection organization,
        Func<DeploymentEngine, Task<Plan>> makePlan,
        Func<DeploymentEngine, Plan, IRunObserver, Task<RunResult>> execute,
        CancellationToken stop)
    {
        IReadOnlyList<IRunObserver> reporting = [.. Webhooks is null ? Array.Empty<IRunObserver>() : [Webhooks], .. report.Pipeline is { } pipeline ? [pipeline.Watch(organization)] : Array.Empty<IRunObserver>()];
        var engine = new DeploymentEngine(organization, report, [.. Observers(organization, report), .. reporting]);
        var (plan, reason) = await PrepareAsync(() => makePlan(engine), stop);
        if (reason is not null)
        {
            report.ShowNotRun(plan, reason);
            report.Pipeline?.Report(reason);
            return ExitCodes.Of(reason);
        }

        await using var stopping = stop.Register(report.ShowStopping);
        var result = await WatchAsync(observer => execute(engine, plan, observer));
        Show(() => report.ShowResult(result));
        await FinishWebhooksAsync(stop);
        return ExitCodes.Of(result);
    }

    /// <summary>Executes the run and shows it. The run completes even if it cannot be shown.</summary>
    private async Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> execute)
    {
        Task<RunResult>? running = null;
        try
        {
            return await report.WatchAsync(observer => running = execute(observer));
        }
#pragma warning disable CA1031 // A fault of the display must not affect the run.
        catch (Exception fault) when (running is { IsFaulted: false, IsCanceled: false })
#pragma warning restore CA1031
        {
            Warn(fault);
            return await running;
        }
    }

    private void Warn(Exception fault) =>
        report.Log(EngineLogLevel.Warning, $"The run cannot be shown: {fault.GetType().Name}: {fault.Message}");

    private void Show(Action show)
    {
        try
        {
            show();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Warn(fault);
        }
    }

    // The result is shown first: a receiver that is down must not delay or change it.
    private async Task FinishWebhooksAsync(CancellationToken stop)
    {
        foreach (var remark in Webhooks is null ? [] : await Webhooks.FinishAsync(stop))
        {
            report.Log(EngineLogLevel.Warning, remark);
        }
    }

    private async Task<(Plan Plan, GcException? Reason)> PrepareAsync(Func<Task<Plan>> makePlan, CancellationToken stop)
    {
        try
        {
            var plan = await report.WatchPlanningAsync(makePlan());
            report.ShowPlan(plan);
            return (plan, Refusal(plan) ?? (Confirmation is null ? null : await Confirmation.AskAsync(plan, stop)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new GcException(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped before anything was {effect}.") { Remedies = [new("Run the command again when you are ready.")] };
        }
    }
}
