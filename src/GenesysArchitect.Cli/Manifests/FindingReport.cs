using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Manifests;
using Spectre.Console;

namespace GenesysArchitect.Cli.Manifests;

/// <summary>Writes the findings of a validation, one per line with its location, and a summary.</summary>
internal static class FindingReport
{
    public static void Show(Manifest manifest, ProgramContext context, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            ShowJson(manifest, new JsonLineWriter(context.Output));
            return;
        }

        ShowText(manifest.Findings, context);
        var files = manifest.Entries.Select(entry => entry.File).Distinct().Count();
        context.Output.WriteLine(manifest.Findings.Count == 0
            ? $"Valid: {Wording.Counted(manifest.Entries.Count, "resource")} in {Wording.Counted(files, "file")}."
            : $"{Wording.Counted(manifest.Findings.Count, "error")}. No request was sent.");
    }

    private static void ShowText(IReadOnlyList<GcManifestFinding> findings, ProgramContext context)
    {
        if (context.OutputIsTerminal && findings.Count > 0)
        {
            var console = TextConsole.ForOutput(context);
            console.Write(FindingView.Of(findings, console.Profile.Width));
            console.WriteLine();
            return;
        }

        foreach (var line in findings.SelectMany(finding => finding.SourceExcerpt().Prepend(finding.ToString())))
        {
            context.Output.WriteLine(Wording.Printable(line));
        }
    }

    private static void ShowJson(Manifest manifest, JsonLineWriter lines)
    {
        foreach (var finding in manifest.Findings)
        {
            lines.Write(json =>
            {
                json.WriteString("file", finding.File);
                json.WriteNumber("line", finding.Line);
                json.WriteNumber("column", finding.Column);
                json.WriteString("message", finding.Message);
                json.WriteString("suggestion", finding.Suggestion);
                json.WriteString("sourceLine", finding.SourceLine);
            });
        }
    }
}
