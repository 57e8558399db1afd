using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Brings an organization to what manifests say.</para>
/// <para type="description">Reads the manifests, plans, asks once, and changes what differs: independent resources side by side, dependents after what they wait for. What fails keeps what waits for it from beginning, and nothing else. Applying again changes nothing. A result comes out for each resource as it ends.</para>
/// <para type="description">Each run is put down in a journal beneath .genesysarchitect, before each call that starts something and after its answer. A run that was killed at any instant is gone on with by -Resume: what is done is not done again, what was submitted is found and followed, and what is unknown is looked for. One run at a time has an organization and a folder.</para>
/// <para type="description">-WhatIf writes the plan, as Get-GcPlan does. Ctrl+C stops it; what the platform has begun it goes on with, and -Resume follows it.</para>
/// </summary>
/// <example>
/// <para>Apply a folder with the values of a stage</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/test.yaml -WhatIf
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/test.yaml
/// </code>
/// </example>
/// <example>
/// <para>In a pipeline that may be killed</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml -Resume -Force
/// </code>
/// <para>With -Resume a run that was interrupted is gone on with; where there is none a new one begins.</para>
/// </example>
/// <example>
/// <para>All or nothing</para>
/// <code>
/// PS> Invoke-GcManifest ./contact-center -ValuesPath ./contact-center/values/prod.yaml -Atomic -Force
/// </code>
/// <para>Where something fails, all that the run had changed is undone, the last first, and read back.</para>
/// </example>
/// <seealso cref="GetGcPlanCommand"/>
/// <seealso cref="GetGcRunCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "GcManifest", DefaultParameterSetName = ByPath, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GcManifestResult), typeof(GcPlanStep))]
public sealed class InvokeGcManifestCommand : ManifestCommand, IGoverned
{
    private const string ByPlan = "Plan";

    /// <summary><para type="description">A plan that Get-GcPlan -OutPath has kept, and that has its manifest and values in it: -Path is not given beside it. It is carried out only while the organization is as it was when the plan was made.</para></summary>
    [Parameter(Mandatory = true, ParameterSetName = ByPlan)]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary><para type="description">Goes on with the newest run where it was interrupted. Where there is nothing to go on with, a new run begins.</para></summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary><para type="description">The run to go on with, as Get-GcRun tells it; it implies -Resume.</para></summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? RunId { get; set; }

    /// <summary><para type="description">Leaves interrupted runs as they are, and begins anew.</para></summary>
    [Parameter]
    public SwitchParameter Abandon { get; set; }

    /// <summary><para type="description">Undoes all that the run has changed when something fails, the last first, and reads back that it is undone.</para></summary>
    [Parameter]
    public SwitchParameter Atomic { get; set; }

    /// <summary><para type="description">Begins nothing more once something has failed. What is under way goes on to its end.</para></summary>
    [Parameter]
    public SwitchParameter FailFast { get; set; }

    /// <summary><para type="description">Deploys bundles also where the newest deployment has brought about the same.</para></summary>
    [Parameter]
    public SwitchParameter Redeploy { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are put down.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// <para type="description">How many resources are read, and changed, side by side.</para>
    /// <para type="default">16 are read, 64 are changed</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? ThrottleLimit { get; set; }

    /// <summary><para type="description">Does not ask, whatever the impact.</para></summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override string? StatedStatePath => StatePath;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (PlanPath is null && Paths.Count == 0)
        {
            // Nothing came down the pipeline: that is no run.
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
                WriteVerbose(Shown($"{step.Address.Kind}/{step.Name}: {note}"));
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
