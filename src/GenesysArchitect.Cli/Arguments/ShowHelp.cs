using System.CommandLine;
using System.CommandLine.Invocation;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>Shows the help page of the verb on the line, or the overview.</summary>
/// <param name="overview">The overview of all verbs.</param>
/// <param name="isRequested">Whether <c>--help</c> is on the line; errors in the rest of the line are then ignored.</param>
internal sealed class ShowHelp(HelpPage overview, bool isRequested) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => isRequested;

    public override int Invoke(ParseResult parseResult)
    {
        var page = parseResult.CommandResult.Command is Verb verb ? verb.Help : overview;
        page.Write(parseResult.InvocationConfiguration.Output);
        return 0;
    }
}
