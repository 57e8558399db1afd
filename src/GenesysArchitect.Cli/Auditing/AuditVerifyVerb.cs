using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>gcarch audit verify</c></summary>
internal sealed class AuditVerifyVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _file = AuditFileOption.Create();
    private readonly Option<string?> _head = new("--head") { HelpName = "HASH", Description = "The head hash of an earlier verification, which the log must contain." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public AuditVerifyVerb(ProgramContext context)
        : base("verify", "Verify that no entry was changed, removed or moved.")
    {
        _context = context;
        foreach (var option in (Option[])[_file, _head, _output])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Verifies the hash chain of the audit log, across all its files, and shows the first entry that was changed,\nremoved or moved. The exit code is 0 when there is none, and 1 otherwise. A signed log requires its key in\nGENESYS_AUDIT_KEY.",
        Usage = "gcarch audit verify [options]",
        Sections = [HelpSection.Of("Options", _file, _head, _output)],
        Examples = ["gcarch audit verify", "gcarch audit verify --file audit.jsonl --head \"$AUDIT_HEAD\" --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var test = await AuditChain.VerifyAsync(AuditFileOption.Read(line, _file, _context), AuditSettings.KeyOf(_context.Variable), line.GetNonEmpty(_head), stop);
        if (line.GetValue(_output) == OutputFormat.Json)
        {
            new JsonLineWriter(_context.Output).Write(json => Write(json, test));
        }
        else if (test.FirstBad is { } fault)
        {
            await _context.Error.WriteLineAsync(Wording.Printable($"{fault}"));
        }
        else
        {
            var sealedNote = test.Sealed == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {test.Sealed} of them mark a line that was written incompletely.");
            await _context.Output.WriteLineAsync(Wording.Printable(string.Create(CultureInfo.InvariantCulture, $"{test.Path}: {test.Entries} entries in {Wording.Counted(test.Files.Count, "file")}, all unchanged.{sealedNote} The head hash is {test.HeadHash}.")));
        }

        return (int)(test.IsValid ? ExitCode.Done : ExitCode.Failed);
    }

    private static void Write(Utf8JsonWriter json, GcAuditTest test)
    {
        json.WriteBoolean("isValid", test.IsValid);
        json.WriteNumber("entries", test.Entries);
        json.WriteString("headHash", test.HeadHash);
        json.WriteBoolean("isSigned", test.IsSigned);
        json.WriteNumber("sealed", test.Sealed);
        json.WriteStrings("files", test.Files);
        if (test.FirstBad is { } fault)
        {
            json.WriteStartObject("firstBad");
            json.WriteString("file", fault.File);
            json.WriteNumber("line", fault.Line);
            json.WriteNumber("sequence", fault.Sequence);
            json.WriteString("kind", fault.Kind.ToString());
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }
    }
}
