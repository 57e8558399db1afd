using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// How a resource kind is presented: the labels and status texts of its steps, the columns of its results, and its JSON
/// line. The defaults suit most kinds.
/// </summary>
internal abstract class ResourcePresentation
{
    /// <summary>The kind, as in resource addresses.</summary>
    public abstract string Kind { get; }

    /// <summary>What running a step of this kind does, as a participle, such as "changed".</summary>
    public virtual string Effect => "changed";

    /// <summary>The text for a planned step without changes.</summary>
    public virtual string NoChange => "no change";

    /// <summary>The text below a plan without differences; null for none.</summary>
    public virtual string? NoDifference => null;

    /// <summary>The columns of the result table.</summary>
    public abstract IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The label of a step among the steps of its run.</summary>
    public virtual string Label(ResourceAddress address) => Wording.Printable(address.Name);

    /// <summary>How a step ended, as the status of the step.</summary>
    public abstract string StatusText(StepResult result);

    /// <summary>How a step ended, for the counts in the summary.</summary>
    public abstract string SummaryText(StepResult result);

    public virtual Style Style(StepResult result) => Palette.Of(result.Status);

    /// <summary>Notes about the result of a step.</summary>
    public virtual IEnumerable<string> Notes(StepResult result) => [];

    /// <summary>Writes the properties of the JSON line of a step's result.</summary>
    public abstract void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result);
}
