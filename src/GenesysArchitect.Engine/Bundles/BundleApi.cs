namespace GenesysArchitect.Engine.Bundles;

/// <summary>Which of the platform's two ways of deploying a bundle is used.</summary>
public enum BundleApi
{
    /// <summary>The bundle's own endpoints: with validation override, dependency order and configurations.</summary>
    Bundle,

    /// <summary>The organization's endpoints: with overwriting, conflict resolution, validation alone and a webhook.</summary>
    Organization,
}
