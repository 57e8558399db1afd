using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Cli.Context;
using GenesysArchitect.Cli.Reporting.Json;
using GenesysArchitect.Cli.Reporting.Plain;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>Reports an error on standard error, and with <c>--output json</c> also as a line on standard output.</summary>
internal sealed class FailureReport(ProgramContext context, OutputFormat format, bool verbose)
{
    /// <summary>Reports all errors of the input.</summary>
    /// <returns>The exit code.</returns>
    public ExitCode End(BadInputException badInput)
    {
        foreach (var error in badInput.Errors)
        {
            End(error);
        }

        return ExitCode.BadInput;
    }

    /// <summary>Reports an error outside a run.</summary>
    /// <returns>The exit code.</returns>
    public ExitCode End(GcException failure)
    {
        if (format == OutputFormat.Json)
        {
            new JsonLineWriter(context.Output).Write(json => ErrorJson.Write(json, "error", failure));
        }

        Show(failure);
        context.Pipeline?.Report(failure);
        return ExitCodes.Of(failure);
    }

    /// <summary>Reports an unexpected error on one line; the stack trace is only shown with <c>--verbose</c>.</summary>
    /// <returns>The exit code.</returns>
    public ExitCode End(Exception unexpected)
    {
        var failure = new GcException(ErrorIds.Unexpected, ErrorKind.Failed, $"{unexpected.GetType().Name}: {unexpected.Message}", unexpected)
        {
            Remedies = [new("This is a bug in gcarch. Run the command again with --verbose, and report the output.")],
        };
        End(failure);
        if (verbose)
        {
            context.Error.WriteLine(unexpected.StackTrace);
        }

        return ExitCode.Failed;
    }

    public void Show(GcException failure)
    {
        if (format == OutputFormat.Text && context.ErrorIsTerminal)
        {
            var console = TextConsole.ForError(context);
            console.WriteLine();
            console.Write(FailureView.Of(failure, console.Profile.Width));
            return;
        }

        foreach (var line in FailureLines.Of(failure))
        {
            context.Error.WriteLine(line);
        }
    }
}
