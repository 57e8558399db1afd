using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Journaling;
using GenesysArchitect.Engine.Reporting;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Manifests;

/// <summary><c>gcarch report</c></summary>
internal sealed class ReportVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _run = new("--run") { HelpName = "ID", Description = "The run to report (the newest)." };
    private readonly Option<string?> _state = StateOption.Create();
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "The output file: .html or .md." };
    private readonly Option<string?> _format = new("--format") { HelpName = "html|markdown", Description = "The format, if the file name does not imply it." };

    public ReportVerb(ProgramContext context)
        : base("report", "Write an HTML or Markdown report of a run.")
    {
        _context = context;
        foreach (var option in (Option[])[_run, _state, _out, _format])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Writes a report of a manifest run to one file: the result, errors with remedies, a timeline, differences,\nimpact and waves. The HTML page is self-contained, has no scripts, and can be printed.",
        Usage = "gcarch report --out FILE [options]",
        Sections = [HelpSection.Of("What", _run, _state), HelpSection.Of("Output", _out, _format)],
        Examples = ["gcarch report --out report.html", "gcarch report --out summary.md --run 0c8f2c7e5b3f4d0a9d1e2f3a4b5c6d7e"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var path = line.GetNonEmpty(_out) ?? throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "No output file is specified.") { Remedies = [new("Specify the file with --out.")] };
        await ReportExport.WriteAsync(new RunFolder(StateOption.Read(line, _state, _context), _context.Definitions), line.GetNonEmpty(_run), path, FormatOf(line.GetNonEmpty(_format)), CommandLineRemedies.Instance, stop);
        await _context.Output.WriteLineAsync($"Written: {Wording.Printable(path)}");
        return (int)ExitCode.Done;
    }

    private static ReportFormat? FormatOf(string? word)
    {
        if (word is null)
        {
            return null;
        }

        return Enum.TryParse<ReportFormat>(word, ignoreCase: true, out var format) && Enum.IsDefined(format)
            ? format
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"--format: '{word}' is not one of html, markdown.") { Remedies = [new("Use html or markdown.")] };
    }
}
