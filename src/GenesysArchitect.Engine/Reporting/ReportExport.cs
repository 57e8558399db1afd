using System.Text;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Reporting;

/// <summary>Writes the report of a run to a file.</summary>
public static class ReportExport
{
    /// <summary>Writes the report of a journaled run atomically; an identical file is left unchanged.</summary>
    /// <param name="folder">The folder of run records.</param>
    /// <param name="runId">The id of the run; null for the newest.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">The format; null to derive it from the file extension.</param>
    /// <param name="remedies">Renders the remedies.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>A task that completes when it is written.</returns>
    /// <exception cref="GcException">The run does not exist, its journal cannot be read, the extension is unknown, or the file cannot be written.</exception>
    public static async Task WriteAsync(RunFolder folder, string? runId, string path, ReportFormat? format, IRemedyRenderer remedies, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(path);
        var form = format ?? FormatOf(path);
        var (journal, status) = await folder.FindAsync(runId, cancellationToken) ?? throw Missing(folder, runId);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(Text(RunReport.Of(journal, status), form, remedies)));
    }

    /// <summary>The format of a file extension: .html or .htm, .md or .markdown, case-insensitive.</summary>
    /// <param name="path">The path, which need not exist.</param>
    /// <exception cref="GcException">The extension is missing or unknown.</exception>
    public static ReportFormat FormatOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".html" or ".htm" => ReportFormat.Html,
            ".md" or ".markdown" => ReportFormat.Markdown,
            var other => throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{path}: the report format cannot be determined from {(other.Length == 0 ? "a name without an extension" : $"'{other}'")}.")
            {
                Target = path,
                Remedies = [new("Use one of the extensions .html, .htm, .md or .markdown, or specify the format.")],
            },
        };
    }

    internal static string Text(RunReport report, ReportFormat format, IRemedyRenderer remedies) =>
        format == ReportFormat.Html ? HtmlReport.Write(report, remedies) : MarkdownReport.Write(report, remedies);

    private static GcException Missing(RunFolder folder, string? runId) =>
        new(ErrorIds.ReportRunMissing, ErrorKind.NotFound, runId is null ? $"{folder.Folder}: the folder contains no run to report on." : $"{folder.Folder}: the folder contains no run {runId}.")
        {
            Target = runId ?? folder.Folder,
            Remedies = [new("Use one of the runs that are kept: the last twenty.", new ListRuns()), new("If it is kept elsewhere, specify that folder.", new UseOption(EngineOption.StatePath))],
        };
}
