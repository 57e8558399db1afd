namespace GenesysArchitect.Engine.Metrics;

/// <summary>What deployments are measured by.</summary>
public enum DeploymentGrouping
{
    /// <summary>Each bundle, or bot, by itself.</summary>
    Bundle,

    /// <summary>Each environment by itself.</summary>
    Environment,

    /// <summary>Each day, in UTC, by itself.</summary>
    Day,
}
