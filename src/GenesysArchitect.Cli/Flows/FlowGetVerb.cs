using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary><c>gcarch flow get</c></summary>
internal sealed class FlowGetVerb : ConnectedVerb
{
    private readonly Argument<string[]> _id = new("ID") { Description = "The ids of the flows.", Arity = ArgumentArity.OneOrMore };
    private readonly CountOption _throttleLimit = FlowReadOptions.CreateThrottleLimit();

    public FlowGetVerb(ProgramContext context)
        : base(context, "get", "Show flows.") => Add(_id, _throttleLimit);

    public override HelpPage Help => new()
    {
        Purpose = "Shows flows by id. Nothing is changed.",
        Usage = $"gcarch {Path} ID [ID…] [options]",
        Sections = [HelpSection.Of("What", _throttleLimit), .. CommonSections],
        Examples = ["gcarch flow get main-ivr", "gcarch flow get main-ivr callback --output json"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var ids = line.GetNonEmpty(_id).Select(id => new FlowId(id)).ToList();
        using var organization = await ConnectAsync(line, stop);
        return await FlowReadings.WriteAsync(Engine(organization, line).Flows.ReadAsync(ids, line.GetValue(_throttleLimit), stop), Context, IsJson(line), error => Fail(line, error));
    }
}
