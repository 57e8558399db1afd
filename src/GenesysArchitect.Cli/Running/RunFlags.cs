using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Rich;

namespace GenesysArchitect.Cli.Running;

/// <summary>The options that all runs share: confirmation and output.</summary>
internal sealed class RunFlags
{
    private readonly Option<bool> _yes = CreateYes();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _verbose = VerboseOption.Create();

    /// <summary><c>--yes</c></summary>
    public static Option<bool> CreateYes() => new("--yes", "-y") { Description = "Do not prompt for confirmation." };

    public Option[] All => [_yes, _output, _verbose];

    /// <summary>Creates the report in the format of the line.</summary>
    public IRunReport Report(ParseResult line, ProgramContext context, string organization, RunPresentation shown) =>
        line.GetValue(_output) == OutputFormat.Json
            ? new JsonReport(context, shown, line.GetValue(_verbose))
            : new TextReport(context, organization, shown, line.GetValue(_verbose));

    /// <summary>Creates the confirmation prompt; null with <c>--yes</c>.</summary>
    public Confirmation? Confirmation(ParseResult line, ProgramContext context, RunPresentation shown) =>
        line.GetValue(_yes) ? null : new Confirmation(Prompt.For(context, line.GetValue(_output) == OutputFormat.Json), shown.Effect);
}
