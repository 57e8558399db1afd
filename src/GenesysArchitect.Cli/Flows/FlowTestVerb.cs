using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Flows;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow test</c></summary>
internal sealed class FlowTestVerb : ConnectedVerb
{
    private readonly FlowOptions _flows = new();
    private readonly CountOption _throttleLimit = FlowReadOptions.CreateThrottleLimit();

    public FlowTestVerb(ProgramContext context)
        : base(context, "test", "Validate flow definitions.") => Add([.. _flows.All, _throttleLimit]);

    public override HelpPage Help => new()
    {
        Purpose = "Validates flow definitions: their structure, blocks and references. Nothing is changed. The exit code is 0\nwhen all are valid, and 3 otherwise.",
        Usage = $"gcarch {Path} --file FILE [--file FILE…] [options]",
        Sections = [.. _flows.Sections, HelpSection.Of("Reading", _throttleLimit), .. CommonSections],
        Examples = ["gcarch flow test --file main-ivr.yaml", "gcarch flow test --file main-ivr.yaml --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var desired = _flows.Read(line);
        using var organization = await ConnectAsync(line, stop);
        var list = new ObjectList<GcFlowFinding>(
            Context,
            IsJson(line),
            Write,
            ("Flow", finding => finding.FlowId),
            ("Rule", finding => finding.Rule.ToString()),
            ("Location", finding => finding.File is null ? finding.Path : FormattableString.Invariant($"{finding.File}:{finding.Line}:{finding.Column}")),
            ("Message", finding => finding.Message));
        var errors = new List<GcException>();
        var found = 0;
        await foreach (var test in Engine(organization, line).Flows.TestAsync([.. desired.Select(flow => flow with { CreateIfMissing = true })], line.GetValue(_throttleLimit), stop))
        {
            var findings = test.Error is FlowInvalidException invalid ? invalid.Findings : test.Findings;
            found += findings.Count;
            foreach (var finding in findings)
            {
                list.Add(finding);
            }

            errors.AddRange(test.Error is null or FlowInvalidException ? [] : [test.Error]);
        }

        list.End($"{Wording.Counted(desired.Count, "definition")}, no findings.");
        errors.ForEach(error => Fail(line, error));
        if (errors.Count > 0)
        {
            return (int)ExitCodes.OfBlocked(errors);
        }

        return (int)(found > 0 ? ExitCode.BadInput : ExitCode.Done);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, GcFlowFinding finding)
    {
        json.WriteString("flowId", finding.FlowId);
        json.WriteString("rule", finding.Rule.ToString());
        json.WriteString("path", finding.Path);
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.File);
        json.WriteNumberOrNull("line", finding.Line);
        json.WriteNumberOrNull("column", finding.Column);
    }
}
