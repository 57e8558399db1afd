using GenesysArchitect.Engine.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenesysArchitect.Cli.Reporting.Rich;

/// <summary>A column of the result table.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Cell">Renders the cell of a step.</param>
internal sealed record ResultColumn(string Heading, Func<StepResult, IRenderable> Cell)
{
    public Justify Alignment { get; init; } = Justify.Left;

    /// <summary>Whether the text may wrap on narrow terminals.</summary>
    public bool CanWrap { get; init; }

    /// <summary>Whether the column is omitted on narrow terminals.</summary>
    public bool IsOptional { get; init; }
}
