using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Engine.Documents;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow export</c></summary>
internal sealed class FlowExportVerb : ConnectedVerb
{
    private readonly Option<string?> _out = new("--out") { HelpName = "FOLDER", Description = "The output folder; it is created.", Required = true };
    private readonly Option<string[]> _id = new("--id") { HelpName = "ID", Description = "Only this flow; may be repeated." };
    private readonly Option<string[]> _name = FlowReadOptions.CreateName();
    private readonly ChoiceOption<DocumentFormat> _format = new("--format", "The file format (yaml).", DocumentFormat.Yaml, DocumentFormat.Json);
    private readonly CountOption _throttleLimit = FlowReadOptions.CreateThrottleLimit();

    public FlowExportVerb(ProgramContext context)
        : base(context, "export", "Export flows to files.") => Add(_out, _id, _name, _format, _throttleLimit);

    public override HelpPage Help => new()
    {
        Purpose = "Exports snapshots of flows to a folder, for version control. The output is deterministic: the same flow\ngives the same bytes. Nothing is changed in the organization.",
        Usage = $"gcarch {Path} --out FOLDER [options]",
        Sections = [HelpSection.Of("What", _id, _name, _throttleLimit), HelpSection.Of("Files", _out, _format), .. CommonSections],
        Examples = ["gcarch flow export --out ./flows", "gcarch flow export --out ./flows --id main-ivr --format json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var (ids, names) = (line.GetNonEmpty(_id), line.GetNonEmpty(_name));
        if (ids.Length > 0 && names.Length > 0)
        {
            throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, "--id and --name are mutually exclusive.") { Remedies = [new("Use one of them.")] };
        }

        var folder = line.GetNonEmpty(_out)!;
        using var organization = await ConnectAsync(line, stop);
        var flows = Engine(organization, line).Flows;
        var readings = ids.Length > 0
            ? flows.ReadAsync([.. ids.Select(id => new FlowId(id))], line.GetValue(_throttleLimit), stop)
            : flows.ListAsync(FlowReadOptions.Named(names), line.GetValue(_throttleLimit), stop);
        var list = new ObjectList<(string Flow, string File)>(
            Context,
            IsJson(line),
            static (json, item) =>
            {
                json.WriteString("flowId", item.Flow);
                json.WriteString("file", item.File);
            },
            ("Flow", item => item.Flow),
            ("File", item => item.File));
        var errors = new List<GcException>();
        await foreach (var reading in readings)
        {
            if (reading.Flow is { } flow)
            {
                list.Add((flow.Id, ArchitectFlows.Export(flow, folder, line.GetValue(_format))));
            }
            else
            {
                errors.Add(reading.Error!);
                Fail(line, reading.Error!);
            }
        }

        list.End("No flows.");
        return (int)ExitCodes.Of(errors);
    }
}
