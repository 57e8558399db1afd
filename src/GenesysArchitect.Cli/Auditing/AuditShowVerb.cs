using System.CommandLine;
using System.Globalization;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>gcarch audit show</c></summary>
internal sealed class AuditShowVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _file = AuditFileOption.Create();
    private readonly Option<string?> _after = new("--after") { HelpName = "TIME", Description = "Only entries after this time; UTC unless it has an offset." };
    private readonly Option<string[]> _resource = new("--resource") { HelpName = "NAME", Description = "Only entries of this resource; wildcards allowed, may be repeated." };
    private readonly Option<string[]> _status = new("--status") { HelpName = "STATUS", Description = "Only entries with this status, such as Failed; may be repeated." };
    private readonly Option<string[]> _event = new("--event") { HelpName = "EVENT", Description = "Only entries of this event, such as step_ended; may be repeated." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public AuditShowVerb(ProgramContext context)
        : base("show", "Show the entries, with filters.")
    {
        _context = context;
        foreach (var option in (Option[])[_file, _after, _resource, _status, _event, _output])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Shows the entries of the audit log, oldest first, one per line. An entry is shown if it matches all\nfilters.",
        Usage = "gcarch audit show [options]",
        Sections = [HelpSection.Of("Options", _file, _after, _resource, _status, _event, _output)],
        Examples = ["gcarch audit show --after 2027-01-01 --event step_ended", "gcarch audit show --resource 'northwind-ivr@*' --status Failed --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var filter = new AuditFilter
        {
            After = line.GetNonEmpty(_after) is { } after ? ParseTime(after) : null,
            Resources = line.GetNonEmpty(_resource),
            Statuses = line.GetNonEmpty(_status),
            Events = line.GetNonEmpty(_event),
        };
        var lines = line.GetValue(_output) == OutputFormat.Json ? new JsonLineWriter(_context.Output) : null;
        await foreach (var entry in AuditReader.ReadAsync(AuditFileOption.Read(line, _file, _context), filter, Warn, stop))
        {
            if (lines is not null)
            {
                lines.Write(json => AuditEntryJson.Write(json, entry));
            }
            else
            {
                await _context.Output.WriteLineAsync(Wording.Printable(Line(entry)));
            }
        }

        return (int)ExitCode.Done;
    }

    private void Warn(string message) => _context.Error.WriteLine(Wording.Printable($"warning: {message}"));

    private static string Line(GcAuditEntry entry)
    {
        var error = entry.Error is { } wrong ? $"  {wrong.Id}" : string.Empty;
        var tag = entry.GovernanceTag is { } stated ? $"  [{stated}]" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{entry.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z {entry.Sequence,6}  {entry.Event,-14} {entry.Status,-12} {entry.Action,-8} {entry.Resource ?? entry.RunId}  {entry.User}@{entry.Machine}{tag}{error}");
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--after: not a valid date or time.") { Remedies = [new("Use the form 2027-01-31 or 2027-01-31T12:00:00+01:00.")] };
}
