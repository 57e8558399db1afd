using System.CommandLine;
using System.CommandLine.Invocation;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>Shows the help page of the verb on the line, or the one about all of them.</summary>
/// <param name="overview">The page about all verbs.</param>
/// <param name="isAskedFor">Whether it was asked for, and is not only all there is to show. Whoever asks need not have got the rest right.</param>
internal sealed class ShowHelp(HelpPage overview, bool isAskedFor) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => isAskedFor;

    public override int Invoke(ParseResult parseResult)
    {
        var page = parseResult.CommandResult.Command is Verb verb ? verb.Help : overview;
        page.Write(parseResult.InvocationConfiguration.Output);
        return 0;
    }
}
