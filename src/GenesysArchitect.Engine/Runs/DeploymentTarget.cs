namespace GenesysArchitect.Engine.Runs;

/// <summary>The target of a deployment: an environment that the platform knows by an id, or the organization of the connection.</summary>
public readonly record struct DeploymentTarget
{
    private DeploymentTarget(string environmentId) => EnvironmentId = environmentId;

    /// <summary>The organization of the connection.</summary>
    public static DeploymentTarget Organization => default;

    /// <summary>The id of the environment; null where the target is the organization.</summary>
    public string? EnvironmentId { get; }

    /// <summary>An environment.</summary>
    /// <param name="id">Its id; an empty one stands for an environment that is not known.</param>
    /// <returns>The target.</returns>
    public static DeploymentTarget Environment(string id) => new(id);

    /// <summary>Such as <c>environment 'prod'</c> or <c>the organization</c>.</summary>
    public override string ToString() => EnvironmentId is null ? "the organization" : $"environment '{EnvironmentId}'";
}
