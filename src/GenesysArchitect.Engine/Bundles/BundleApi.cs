namespace GenesysArchitect.Engine.Bundles;

/// <summary>The two deployment APIs of the platform.</summary>
public enum BundleApi
{
    /// <summary>The bundle-level API, with validation override, dependency order and configurations.</summary>
    Bundle,

    /// <summary>The organization-level API, with overwriting, conflict resolution, validation only and a webhook.</summary>
    Organization,
}
