using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Auditing;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Auditing;

/// <summary><c>gcarch audit verify</c></summary>
internal sealed class AuditVerifyVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _file = AuditFileOption.Create();
    private readonly Option<string?> _head = new("--head") { HelpName = "HASH", Description = "A hash that the log must still have: the head of an earlier verification." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public AuditVerifyVerb(ProgramContext context)
        : base("verify", "Find the first entry that is not as it was written.")
    {
        _context = context;
        foreach (var option in (Option[])[_file, _head, _output])
        {
            Options.Add(option);
        }
    }

    public override HelpPage Help => new()
    {
        Purpose = "Goes along the chain of the audit log, over all of its files, and names the first entry that was changed,\ntaken away or moved. It ends with 0 when there is none, and with 1 otherwise. A log that is signed needs\nits key, from GENESYS_AUDIT_KEY.",
        Usage = "gcarch audit verify [options]",
        Sections = [HelpSection.Of("Options", _file, _head, _output)],
        Examples = ["gcarch audit verify", "gcarch audit verify --file audit.jsonl --head \"$AUDIT_HEAD\" --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var test = await AuditChain.VerifyAsync(AuditFileOption.Read(line, _file, _context), AuditSettings.KeyOf(_context.Variable), line.GetStated(_head), stop);
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
            var sealedOff = test.Sealed == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" {test.Sealed} of them seal off a line that was torn.");
            await _context.Output.WriteLineAsync(Wording.Printable(string.Create(CultureInfo.InvariantCulture, $"{test.Path}: {test.Entries} entries in {Wording.Counted(test.Files.Count, "file")}, all as they were written.{sealedOff} The head is {test.HeadHash}.")));
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
