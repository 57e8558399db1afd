using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;

namespace GenesysArchitect.Cli.Demonstration;

/// <summary><c>gcarch demo</c></summary>
internal sealed class DemoVerb(ProgramContext context) : Verb("demo", "See it work on a sandbox, one failure included.")
{
    public override HelpPage Help => new()
    {
        Purpose = "Starts a sandbox, deploys a sample bundle to two environments, has one of them fail and be rolled\nback, applies a manifest of a contact center twice, and leaves nothing behind. It takes some seconds\nand needs no account.",
        Usage = "gcarch demo",
        Examples = ["gcarch demo"],
    };

    protected override async Task<int> RunAsync(ParseResult line, CancellationToken stop) =>
        (int)await new Demo(context).RunAsync(stop);
}
