using GenesysArchitect.Engine.Runs.Events;

namespace GenesysArchitect.Engine.Bundles;

/// <summary>The phases of a bundle's deployment, in addition to the common ones.</summary>
internal static class BundlePhases
{
    /// <summary>All slots of the organization are in use.</summary>
    public static Phase WaitingForSlot { get; } = new("waiting for a slot", PhaseKind.Waiting);

    /// <summary>The deployment is being submitted.</summary>
    public static Phase Submitting { get; } = new("submitting");
}
