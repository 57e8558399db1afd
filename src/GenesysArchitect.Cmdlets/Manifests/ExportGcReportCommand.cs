using System.Management.Automation;
using GenesysArchitect.Cmdlets.Binding;
using GenesysArchitect.Cmdlets.Bridge;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Reporting;

namespace GenesysArchitect.Cmdlets.Manifests;

/// <summary>
/// <para type="synopsis">Writes a report of a run of manifests: a page for a browser, or Markdown.</para>
/// <para type="description">Tells how the run ended, errors with what to do about them, what ran beside what, what it waited for, which calls were held back or sent again, what differed, the impact, and the waves of dependencies. The page is one file that needs no network and runs no script; it prints, and is light or dark as the reader's system is. No connection is needed.</para>
/// </summary>
/// <example>
/// <para>Look at the newest run</para>
/// <code>
/// PS> Export-GcReport ./report.html | Invoke-Item
/// </code>
/// </example>
/// <example>
/// <para>Markdown of each run that failed, for a ticket</para>
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
    /// <para type="description">The file to write. Its name says the format: .html or .md.</para>
    /// <para type="default">report.html in the current folder</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [Alias("OutPath")]
    public string Path { get; set; } = "report.html";

    /// <summary>
    /// <para type="description">The run, as Get-GcRun tells it.</para>
    /// <para type="default">The newest</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <summary>
    /// <para type="description">The format, where the file's name does not say it.</para>
    /// <para type="default">What the file's name says</para>
    /// </summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>
    /// <para type="description">The folder where runs are put down.</para>
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
