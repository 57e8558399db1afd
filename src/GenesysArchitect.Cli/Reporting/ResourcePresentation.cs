using System.Text.Json;
using GenesysArchitect.Cli.Reporting.Rich;
using GenesysArchitect.Engine.Runs;
using Spectre.Console;

namespace GenesysArchitect.Cli.Reporting;

/// <summary>
/// How a kind of resource is shown: what its steps are called, how they are said to have ended, the columns of its
/// results, and its JSON line. What most kinds have in common is said here.
/// </summary>
internal abstract class ResourcePresentation
{
    /// <summary>The kind, as its addresses have it.</summary>
    public abstract string Kind { get; }

    /// <summary>What running a step of this kind does to the organization, as a participle: nothing was changed.</summary>
    public virtual string Effect => "changed";

    /// <summary>What a plan says of a step that does nothing.</summary>
    public virtual string NoChange => "no change";

    /// <summary>What is said below a plan where there is no difference; null where the plan has said enough.</summary>
    public virtual string? NoDifference => null;

    /// <summary>The columns of the table of results.</summary>
    public abstract IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>What a step is called beside others of its run.</summary>
    public virtual string Label(ResourceAddress address) => Wording.Printable(address.Name);

    /// <summary>How a step ended, as it is said of that step.</summary>
    public abstract string Ended(StepResult result);

    /// <summary>How a step ended, as it is said of all that ended alike.</summary>
    public abstract string Outcome(StepResult result);

    public virtual Style Style(StepResult result) => Palette.Of(result.Status);

    /// <summary>What there is to know besides when a step has ended.</summary>
    public virtual IEnumerable<string> Notes(StepResult result) => [];

    /// <summary>Writes what became of a step, as the properties of a JSON line.</summary>
    public abstract void WriteJson(Utf8JsonWriter json, PlanStep step, StepResult result);
}
