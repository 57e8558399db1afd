using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Applies manifests to an organization.</para>
/// <para type="description">Reads the manifests, makes a plan, asks once for confirmation, and changes what differs: independent resources in parallel, dependent resources after their dependencies. A failure blocks only the resources that depend on it. Applying again changes nothing. A result is written for each resource as it ends.</para>
/// <para type="description">Each run is recorded in a journal in .genesysarchitect, before each call that starts something and after its response. A run that was killed at any time can be resumed with -Resume: completed steps are not repeated, submitted work is found and followed, and unknown results are determined from the platform. Only one run at a time can use an organization and a folder.</para>
/// <para type="description">-WhatIf writes the plan, as Get-GcPlan does. Ctrl+C stops the run; work that the platform has started continues there, and -Resume follows it.</para>
/// </summary>
/// <example>
/// <para>Apply a folder with the values of an environment</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/test.yaml -WhatIf
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/test.yaml
/// </code>
/// </example>
/// <example>
/// <para>Resume interrupted runs in a pipeline</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml -Resume -Force
/// </code>
/// <para>With -Resume an interrupted run is resumed; if there is none, a new run starts.</para>
/// </example>
/// <example>
/// <para>All or nothing</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml -Atomic -Force
/// </code>
/// <para>If a step fails, all changes of the run are rolled back in reverse order and verified.</para>
/// </example>
/// <seealso cref="GetGcPlanCommand"/>
/// <seealso cref="GetGcRunCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "GcManifest", DefaultParameterSetName = ByPath, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GcManifestResult), typeof(GcPlanStep))]
public sealed class InvokeGcManifestCommand : ManifestCommand, IGoverned
{
    private const string ByPlan = "Plan";

    /// <summary><para type="description">A plan saved by Get-GcPlan -OutPath, which includes its manifest and values: do not use it together with -Path. It is applied only if the organization has not changed since the plan was made.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPlan)]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary><para type="description">Resumes the newest interrupted run. If there is none, a new run starts.</para></summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary><para type="description">The id of the run to resume, from Get-GcRun; implies -Resume.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? RunId { get; set; }

    /// <summary><para type="description">Abandons interrupted runs, and starts a new run.</para></summary>
    [Parameter]
    public SwitchParameter Abandon { get; set; }

    /// <summary><para type="description">Rolls back all changes of the run if a step fails, in reverse order, and verifies the rollback.</para></summary>
    [Parameter]
    public SwitchParameter Atomic { get; set; }

    /// <summary><para type="description">Starts no further steps after a failure. Steps in progress are completed.</para></summary>
    [Parameter]
    public SwitchParameter FailFast { get; set; }

    /// <summary><para type="description">Deploys bundles even if the newest deployment has the same result.</para></summary>
    [Parameter]
    public SwitchParameter Redeploy { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// <para type="description">How many resources are read, and changed, in parallel.</para>
    /// <para type="default">16 are read, 64 are changed</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? ThrottleLimit { get; set; }

    /// <summary><para type="description">Does not ask for confirmation, whatever the impact.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override string? StatePathParameter => StatePath;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (PlanPath is null && Paths.Count == 0)
        {
            // The pipeline input was empty: there is nothing to run.
            await WriteInformationAsync(ManifestSummary.Of(Array.Empty<GcPlanStep>()));
            return;
        }

        var approved = PlanPath is { } kept ? PlanFile.Read(await OnPipelineAsync(() => this.FilePath(kept))) : null;
        var manifest = approved is null ? await ReadAsync() : approved.ReadManifest(Environment.GetEnvironmentVariable);
        manifest.RequireValid();
        Agent?.Mask(manifest);
        var options = await OnPipelineAsync(() => OptionsOf(approved));
        if (await OnPipelineAsync(() => this.IsWhatIf()))
        {
            var preview = await ManifestRun.PreviewAsync(NewEngine(), Organization, manifest, options, [EngineHost], cancellationToken);
            Agent?.Report(preview, Organization.NameWithPlatform);
            await WriteStepsAsync(GcPlanStep.Of(preview));
            return;
        }

        await using var run = await ManifestRun.OpenAsync(Organization, manifest, options, cancellationToken);
        foreach (var remark in run.Remarks)
        {
            await WriteInformationAsync(remark);
        }

        await RunAsync(run, cancellationToken);
    }

    private async Task RunAsync(ManifestRun run, CancellationToken cancellationToken)
    {
        var engine = NewEngine();
        var plan = await run.PlanAsync(engine, [EngineHost], cancellationToken);
        foreach (var (step, note) in plan.Steps.SelectMany(step => step.Notes.Select(note => (step, note))))
        {
            await OnPipelineAsync(() =>
            {
                WriteVerbose(Neutralize($"{step.Address.Kind}/{step.Name}: {note}"));
                return true;
            });
        }

        if (Atomic && plan.Steps.FirstOrDefault(step => step.Blocked is not null)?.Blocked is { } blocked)
        {
            throw blocked;
        }

        if (!await OnPipelineAsync(() => new ManifestApproval(this, Force, Organization.NameWithPlatform).Ask(GcPlanStep.Of(plan))))
        {
            return;
        }

        var output = new ManifestResultWriter(plan, PostOutput);
        var result = await run.RunAsync(engine, plan, [EngineHost, output], cancellationToken);
        await WriteErrorsAsync([.. result.Steps.Select(output.Of)]);
        if (!cancellationToken.IsCancellationRequested)
        {
            await WriteInformationAsync(ManifestSummary.Of(result.Steps));
        }
    }

    private async Task WriteStepsAsync(IReadOnlyList<GcPlanStep> steps)
    {
        foreach (var step in steps)
        {
            await WriteAsync(step);
        }

        await WriteInformationAsync(ManifestSummary.Of(steps));
    }

    private ManifestRunOptions OptionsOf(PlanFile? approved) => new()
    {
        StatePath = this.StateFolder(StatePath),
        Paths = approved is null ? Paths : [PlanPath!],
        Resume = Resume || !string.IsNullOrEmpty(RunId),
        RunId = string.IsNullOrEmpty(RunId) ? null : RunId,
        Abandon = Abandon,
        Redeploy = Redeploy,
        FailFast = FailFast,
        Atomic = Atomic,
        ThrottleLimit = ThrottleLimit,
        Approved = approved,
    };
}
