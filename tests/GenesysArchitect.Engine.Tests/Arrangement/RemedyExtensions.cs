using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Tests.Arrangement;

/// <summary>What an error advises.</summary>
internal static class RemedyExtensions
{
    /// <summary>All of it as neutral text; null when there is nothing.</summary>
    public static string? Advice(this GcException error) => NeutralRemedies.Instance.Render(error.Remedies);

    /// <summary>What a front end can do.</summary>
    public static IEnumerable<RemedyAction> Actions(this GcException error) => error.Remedies.Select(remedy => remedy.Action).OfType<RemedyAction>();
}
