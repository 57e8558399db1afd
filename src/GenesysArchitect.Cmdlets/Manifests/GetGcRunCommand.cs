using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Journaling;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Lists the manifest runs recorded in a folder, newest first.</para>
/// <para type="description">Shows the status of each run, how many resources it has changed, and what was left in progress. The journals of the last twenty runs are kept. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>See whether a run was interrupted</para>
/// <code>
/// PS> Get-GcRun -Status Interrupted
/// </code>
/// <para>Invoke-GcManifest -Resume resumes it.</para>
/// </example>
/// <seealso cref="InvokeGcManifestCommand"/>
[Cmdlet(VerbsCommon.Get, "GcRun")]
[OutputType(typeof(GcRun))]
public sealed class GetGcRunCommand : GcCmdlet
{
    /// <summary><para type="description">The ids of the runs; wildcards are supported.</para></summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] RunId { get; set; } = ["*"];

    /// <summary><para type="description">Only runs with this status.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public RunState[]? Status { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var folder = await OnPipelineAsync(() => this.StateFolder(StatePath));
        var wanted = RunId.Select(pattern => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase)).ToList();
        foreach (var run in (await new RunFolder(folder).ListAsync(cancellationToken)).Where(run => wanted.Exists(pattern => pattern.IsMatch(run.RunId)) && Status?.Contains(run.Status) != false))
        {
            await WriteAsync(run);
        }
    }
}
