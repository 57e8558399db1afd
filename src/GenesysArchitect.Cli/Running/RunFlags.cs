using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Cli.Context;

namespace GenesysArchitect.Cli.Running;

/// <summary>What a line says about a run, whatever the run is of: whether to ask, and for whom to report.</summary>
internal sealed class RunFlags
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Tell every call and decision on stderr." };

    public Option[] All => [_yes, _output, _verbose];

    /// <summary>Makes the report that the line asks for.</summary>
    public IRunReport Report(ParseResult line, ProgramContext surroundings, string organization, RunPresentation shown) =>
        line.GetValue(_output) == OutputFormat.Json
            ? new JsonReport(surroundings, shown, line.GetValue(_verbose))
            : new TextReport(surroundings, organization, shown, line.GetValue(_verbose));

    /// <summary>Makes the question; null when the line says yes.</summary>
    public Confirmation? Confirmation(ParseResult line, ProgramContext surroundings, RunPresentation shown)
    {
        if (line.GetValue(_yes))
        {
            return null;
        }

        // What is asked must not get among the JSON.
        return line.GetValue(_output) == OutputFormat.Json
            ? new Confirmation(surroundings, surroundings.Error, surroundings is { CanAsk: true, ErrorIsTerminal: true }, shown.Effect)
            : new Confirmation(surroundings, surroundings.Output, surroundings.CanAsk, shown.Effect);
    }
}
