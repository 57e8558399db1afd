using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Shows what applying manifests would change.</para>
/// <para type="description">Reads the live resources in parallel and writes an object for each resource: the change (Create, Update, Deploy, Publish, NoChange), the differences, the impact, its dependencies, and the wave in which it can start. A blocked resource has the reason in Error. Nothing is changed. Invoke-GcManifest applies the same plan.</para>
/// <para type="description">A bundle has no change if its newest deployment to the environment was completed by a run recorded in this folder, with the same specification.</para>
/// </summary>
/// <example>
/// <para>See what would change</para>
/// <code>
/// PS> Get-GcPlan ./contact-center -ValuesPath ./contact-center/values/test.yaml
/// PS> Get-GcPlan ./contact-center -ValuesPath ./contact-center/values/test.yaml |
///         Where-Object Change -ne NoChange | Select-Object -ExpandProperty Diff
/// </code>
/// </example>
/// <example>
/// <para>Save a plan for approval, and apply exactly that plan</para>
/// <code>
/// PS> Get-GcPlan ./contact-center -ValuesPath ./contact-center/values/prod.yaml -OutPath ./release.plan.json
/// PS> Invoke-GcManifest -PlanPath ./release.plan.json -Force
/// </code>
/// <para>If the organization has changed in between, nothing is sent, and the changes are reported.</para>
/// </example>
/// <seealso cref="InvokeGcManifestCommand"/>
/// <seealso cref="TestGcManifestCommand"/>
[Cmdlet(VerbsCommon.Get, "GcPlan", DefaultParameterSetName = ByPath)]
[OutputType(typeof(GcPlanStep))]
public sealed class GetGcPlanCommand : ManifestCommand
{
    /// <summary><para type="description">A file to save the plan to, for Invoke-GcManifest -PlanPath. It contains the desired state without secrets and the state it was based on; only its owner can read it.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutPath { get; set; }

    /// <summary><para type="description">Plans to deploy bundles even if the newest deployment has the same result.</para></summary>
    [Parameter]
    public SwitchParameter Redeploy { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded, which is used to determine what was deployed before.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// <para type="description">How many resources are read in parallel.</para>
    /// <para type="default">16</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var manifest = await ReadAsync();
        Agent?.Mask(manifest);
        var options = await OnPipelineAsync(() => new ManifestRunOptions { StatePath = this.StateFolder(StatePath), Redeploy = Redeploy, ThrottleLimit = ThrottleLimit });
        var plan = await ManifestRun.PreviewAsync(NewEngine(), Organization, manifest, options, [EngineHost], cancellationToken);
        if (OutPath is { } path)
        {
            PlanFile.Write(await OnPipelineAsync(() => this.FilePath(path)), plan, manifest, Organization, Redeploy);
        }

        Agent?.Report(plan, Organization.NameWithPlatform);
        var steps = GcPlanStep.Of(plan);
        foreach (var step in steps)
        {
            await WriteAsync(step);
        }

        await WriteInformationAsync($"Plan for {Organization.NameWithPlatform}: {ManifestSummary.Of(steps)}");
    }
}
