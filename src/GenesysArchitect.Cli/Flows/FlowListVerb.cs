using System.CommandLine;
using System.IO.Enumeration;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow list</c></summary>
internal sealed class FlowListVerb : ConnectedVerb
{
    private readonly Option<string[]> _name = new("--name") { HelpName = "NAME", Description = "Only flows with this name; wildcards allowed, may be repeated." };
    private readonly CountOption _throttleLimit = new("--throttle-limit", $"How many flows are read in parallel, 1 to 1000 ({ArchitectFlows.DefaultParallelReads}).", ArchitectFlows.DefaultParallelReads, min: 1, max: 1000);

    public FlowListVerb(ProgramContext context)
        : base(context, "list", "List the organization's flows.") => Add(_name, _throttleLimit);

    public override HelpPage Help => new()
    {
        Purpose = "Lists the organization's flows, in the order of the platform's catalog. Nothing is changed.",
        Usage = $"gcarch {Path} [options]",
        Sections = [HelpSection.Of("What", _name, _throttleLimit), .. CommonSections],
        Examples = ["gcarch flow list --name 'Main*'", "gcarch flow list --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var names = line.GetNonEmpty(_name);
        using var organization = await ConnectAsync(line, stop);
        var readings = Engine(organization, line).Flows.ListAsync(name => names.Length == 0 || names.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name)), line.GetValue(_throttleLimit), stop);
        return await FlowReadings.WriteAsync(readings, Context, IsJson(line), error => Fail(line, error));
    }
}
