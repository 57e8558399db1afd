using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>What a bundle's deployment is occupied with, besides what steps of every kind have.</summary>
internal static class BundlePhases
{
    /// <summary>All slots of the organization are taken.</summary>
    public static Phase WaitingForSlot { get; } = new("waiting for a slot", PhaseKind.Waiting);

    /// <summary>The deployment is submitted.</summary>
    public static Phase Submitting { get; } = new("submitting");
}
