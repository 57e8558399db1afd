using GenesysArchitect.Engine.Bundles;

namespace GenesysArchitect.Engine.Webhooks;

/// <summary>What a deployment could break, as it was judged beforehand.</summary>
internal sealed record WebhookImpact(string Level, IReadOnlyList<string> CriticalRemovals, int WarningCount, bool Compatible, double? CapacityInUse)
{
    public static WebhookImpact? Of(ImpactAssessment? assessment) => assessment is null
        ? null
        : new WebhookImpact($"{assessment.Level}", assessment.CriticalRemovals, assessment.WarningCount, assessment.Compatible, assessment.CapacityInUse);
}
