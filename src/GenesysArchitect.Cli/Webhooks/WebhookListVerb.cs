using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Manifests;
using GenesysArchitect.Engine.Runs;
using GenesysArchitect.Engine.Webhooks;

namespace GenesysArchitect.Cli.Webhooks;

/// <summary><c>gcarch webhook list</c></summary>
internal sealed class WebhookListVerb : Verb
{
    private readonly ProgramContext _context;
    private readonly Option<string?> _state = StateOption.Create();
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    public WebhookListVerb(ProgramContext context)
        : base("list", "List the pending deliveries.")
    {
        _context = context;
        Options.Add(_state);
        Options.Add(_output);
    }

    public override HelpPage Help => new()
    {
        Purpose = "Lists the pending webhook deliveries. Nothing is sent.",
        Usage = $"gcarch {Path} [options]",
        Sections = [HelpSection.Of("Options", _state, _output)],
        Examples = ["gcarch webhook list"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var list = WebhookRow.List(_context, line.GetValue(_output) == OutputFormat.Json);
        foreach (var delivery in await new WebhookOutbox(StateOption.Read(line, _state, _context)).ListAsync(stop))
        {
            list.Add(delivery);
        }

        list.End("No deliveries are pending.");
        return (int)ExitCode.Done;
    }
}
