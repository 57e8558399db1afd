using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>The remedies of an error.</summary>
internal static class RemedyExtensions
{
    /// <summary>All remedies as neutral text; null if there are none.</summary>
    public static string? Advice(this GcException error) => NeutralRemedies.Instance.Render(error.Remedies);

    /// <summary>The actions of the remedies.</summary>
    public static IEnumerable<RemedyAction> Actions(this GcException error) => error.Remedies.Select(remedy => remedy.Action).OfType<RemedyAction>();
}
