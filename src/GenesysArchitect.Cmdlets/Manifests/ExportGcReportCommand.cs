using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Reporting;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Writes a report of a manifest run as a web page or Markdown.</para>
/// <para type="description">The report shows the result of the run, errors with remedies, a timeline of parallel steps and their waits, throttled and retried calls, differences, impact, and dependency waves. The page is a single file without scripts that needs no network; it can be printed, and follows the system's light or dark theme. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Show the newest run</para>
/// <code>
/// PS> Export-GcReport ./report.html | Invoke-Item
/// </code>
/// </example>
/// <example>
/// <para>Write Markdown for each failed run</para>
/// <code>
/// PS> Get-GcRun -Status Failed | ForEach-Object { $_ | Export-GcReport "./$($_.RunId).md" }
/// </code>
/// </example>
/// <seealso cref="GetGcRunCommand"/>
/// <seealso cref="InvokeGcManifestCommand"/>
[Cmdlet(VerbsData.Export, "GcReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGcReportCommand : GcCmdlet
{
    /// <summary>
    /// <para type="description">The file to write. Its extension determines the format: .html or .md.</para>
    /// <para type="default">report.html in the current folder</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("OutPath")]
    public string Path { get; set; } = "report.html";

    /// <summary>
    /// <para type="description">The id of the run, from Get-GcRun.</para>
    /// <para type="default">The newest run</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <summary>
    /// <para type="description">The format, if it is not determined by the file extension.</para>
    /// <para type="default">The format of the file extension</para>
    /// </summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are recorded.</para>
    /// <para type="default">GENESYS_STATE_PATH, or .genesysarchitect in the current folder</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var (path, folder) = await OnPipelineAsync(() => (this.FilePath(Path), this.StateFolder(StatePath)));
        if (await OnPipelineAsync(() => ShouldProcess(path, RunId is null ? "Write a report of the newest run" : $"Write a report of run {RunId}")))
        {
            await ReportExport.WriteAsync(new RunFolder(folder), RunId, path, Format, PowerShellRemedies.Instance, cancellationToken);
            await WriteAsync(new FileInfo(path));
        }
    });
}
