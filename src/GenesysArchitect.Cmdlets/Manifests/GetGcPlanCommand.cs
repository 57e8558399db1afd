using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Engine.Manifests;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Shows what applying manifests would change.</para>
/// <para type="description">Reads what is live, side by side, and writes an object for each resource: what would be done (Create, Update, Deploy, Publish, NoChange), what differs, the impact, what it waits for, and the wave in which it may begin. One that cannot be begun has the reason in Error. Nothing is changed. It is the plan that Invoke-GcManifest carries out, made by the same code.</para>
/// <para type="description">A bundle is without change where the newest deployment of it to that environment is one that this folder's runs have seen completed with the same specification.</para>
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
/// <para>Keep a plan to be approved, and carry out just that</para>
/// <code>
/// PS> Get-GcPlan ./contact-center -ValuesPath ./contact-center/values/prod.yaml -OutPath ./release.plan.json
/// PS> Invoke-GcManifest -PlanPath ./release.plan.json -Force
/// </code>
/// <para>When the organization has moved in between, nothing is sent, and what moved is named.</para>
/// </example>
/// <seealso cref="InvokeGcManifestCommand"/>
/// <seealso cref="TestGcManifestCommand"/>
[Cmdlet(VerbsCommon.Get, "GcPlan", DefaultParameterSetName = ByPath)]
[OutputType(typeof(GcPlanStep))]
public sealed class GetGcPlanCommand : ManifestCommand
{
    /// <summary><para type="description">A file to keep the plan in, for Invoke-GcManifest -PlanPath. It holds what is wished, without secrets, and what it was planned upon; it is its owner's alone to read.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutPath { get; set; }

    /// <summary><para type="description">Plans to deploy bundles also where the newest deployment has brought about the same.</para></summary>
    [Parameter]
    public SwitchParameter Redeploy { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are put down, which tells what was deployed before.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>
    /// <para type="description">How many resources are read side by side.</para>
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
