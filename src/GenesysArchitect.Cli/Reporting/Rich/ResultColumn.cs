using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>A column of a table of results.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Cell">What stands in it for a step.</param>
internal sealed record ResultColumn(string Heading, Func<StepResult, IRenderable> Cell)
{
    public Justify Alignment { get; init; } = Justify.Left;

    /// <summary>Whether its text may go on in the next line where there is little room.</summary>
    public bool MayWrap { get; init; }

    /// <summary>Whether it is left out where there is little room.</summary>
    public bool MayBeLeftOut { get; init; }
}
