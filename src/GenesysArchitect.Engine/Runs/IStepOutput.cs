namespace GenesysArchitect.Engine.Runs;

/// <summary>The common properties of results of all kinds, for display and recording.</summary>
internal interface IStepOutput
{
    /// <summary>The platform's term for the state of the resource; null if it was not read.</summary>
    string? State { get; }

    /// <summary>The deployment that was started; null if the kind has none or nothing was started.</summary>
    string? DeploymentId => null;

    /// <summary>The version of the resource; null if the kind has none.</summary>
    long? Version => null;

    /// <summary>Whether it was rolled back at the platform.</summary>
    bool RolledBack => false;

    /// <summary>The platform's correlation id of the changing call; null if there is none.</summary>
    string? CorrelationId => null;
}
