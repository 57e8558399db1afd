using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow list</c></summary>
internal sealed class FlowListVerb : ConnectedVerb
{
    private readonly Option<string[]> _name = FlowReadOptions.CreateName();
    private readonly CountOption _throttleLimit = FlowReadOptions.CreateThrottleLimit();

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
        var readings = Engine(organization, line).Flows.ListAsync(FlowReadOptions.Named(names), line.GetValue(_throttleLimit), stop);
        return await FlowReadings.WriteAsync(readings, Context, IsJson(line), error => Fail(line, error));
    }
}
