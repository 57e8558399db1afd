using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary><c>gcarch demo</c></summary>
internal sealed class DemoVerb(ProgramContext context) : Verb("demo", "Run a demonstration on a sandbox, including a failure.")
{
    public override HelpPage Help => new()
    {
        Purpose = "Starts a sandbox, deploys a sample bundle to two environments, one of which fails and is rolled back, and\napplies the manifest of a contact center twice. It takes a few seconds, requires no account, and leaves\nnothing behind.",
        Usage = "gcarch demo",
        Examples = ["gcarch demo"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop) =>
        (int)await new Demo(context).RunAsync(stop);
}
