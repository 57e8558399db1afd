namespace GenesysArchitect.Engine.Metrics;

/// <summary>The groupings of deployment measures.</summary>
public enum DeploymentGrouping
{
    /// <summary>By bundle or bot.</summary>
    Bundle,

    /// <summary>By environment.</summary>
    Environment,

    /// <summary>By day, in UTC.</summary>
    Day,
}
