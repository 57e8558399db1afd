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
    private readonly Option<bool> _yes = CreateYes();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = VerboseOption.Create();

    /// <summary><c>--yes</c></summary>
    public static Option<bool> CreateYes() => new("--yes", "-y") { Description = "Do not ask." };

    public Option[] All => [_yes, _output, _verbose];

    /// <summary>Makes the report that the line asks for.</summary>
    public IRunReport Report(ParseResult line, ProgramContext context, string organization, RunPresentation shown) =>
        line.GetValue(_output) == OutputFormat.Json
            ? new JsonReport(context, shown, line.GetValue(_verbose))
            : new TextReport(context, organization, shown, line.GetValue(_verbose));

    /// <summary>Makes the question; null when the line says yes.</summary>
    public Confirmation? Confirmation(ParseResult line, ProgramContext context, RunPresentation shown)
    {
        if (line.GetValue(_yes))
        {
            return null;
        }

        // What is asked must not get among the JSON.
        return line.GetValue(_output) == OutputFormat.Json
            ? new Confirmation(context, context.Error, context is { CanAsk: true, ErrorIsTerminal: true }, shown.Effect)
            : new Confirmation(context, context.Output, context.CanAsk, shown.Effect);
    }
}
