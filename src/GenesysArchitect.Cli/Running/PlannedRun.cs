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

/// <summary>Plans what is wished, asks for a yes where one is due, carries it out and reports.</summary>
/// <param name="report">To whom all of it is shown.</param>
/// <param name="effect">What it does to the organization, as a participle.</param>
internal sealed class PlannedRun(IRunReport report, string effect)
{
    /// <summary>Who asks; null when the yes was given beforehand.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>How many resources are planned, and steps carried out, side by side; null for as many as the engine deems right.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Who watches all that is changed, such as an audit log.</summary>
    public Func<GcOrgConnection, IEngineHost, IReadOnlyList<IRunObserver>> Observers { get; init; } = (_, _) => [];

    /// <summary>Who tells others of it; null when nobody does.</summary>
    public WebhookObserver? Webhooks { get; init; }

    /// <summary>Tells why a plan must not be carried out, not even in part; null when it may.</summary>
    public Func<Plan, GcException?> Refusal { get; init; } = _ => null;

    /// <summary>Runs.</summary>
    /// <returns>What the program ends with.</returns>
    /// <exception cref="GcException">It could not be planned, or was stopped before it had begun.</exception>
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
    /// <returns>What the program ends with.</returns>
    /// <exception cref="GcException">It could not be planned, or was stopped before it had begun.</exception>
    public Task<ExitCode> RunAsync(GcOrgConnection organization, ManifestRun manifest, ManifestPresentation shown, CancellationToken stop) => RunAsync(
        organization,
        async engine =>
        {
            var plan = await manifest.PlanAsync(engine, [], stop);
            shown.Take(plan);
            return plan;
        },
        (engine, plan, observer) => manifest.RunAsync(engine, plan, [observer], stop),
        stop);

    private async Task<ExitCode> RunAsync(
        GcOrgConnection organization,
        Func<DeploymentEngine, Task<Plan>> makePlan,
        Func<DeploymentEngine, Plan, IRunObserver, Task<RunResult>> carryOut,
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
        var result = await WatchAsync(observer => carryOut(engine, plan, observer));
        Show(() => report.ShowResult(result));
        await FinishReportingAsync(stop);
        return result.ExitCode;
    }

    /// <summary>Carries the run out and shows it. It comes to its own end whether it can be shown or not.</summary>
    private async Task<RunResult> WatchAsync(Func<IRunObserver, Task<RunResult>> carryOut)
    {
        Task<RunResult>? running = null;
        try
        {
            return await report.WatchAsync(observer => running = carryOut(observer));
        }
#pragma warning disable CA1031 // A fault of the display is none of the run.
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

    // A receiver that is down holds up nobody who reads the result, and changes nothing about it.
    private async Task FinishReportingAsync(CancellationToken stop)
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
            throw new GcException(ErrorIds.RunCancelled, ErrorKind.Declined, $"Stopped before anything was {effect}.") { Remedies = [new("Run it again when you are ready.")] };
        }
    }
}
