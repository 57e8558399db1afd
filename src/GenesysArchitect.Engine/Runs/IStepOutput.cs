namespace GenesysArchitect.Engine.Runs;

/// <summary>What results of all kinds have in common, for what shows and records them whatever their kind.</summary>
internal interface IStepOutput
{
    /// <summary>The platform's word for the state of the resource; null if it was not asked.</summary>
    string? State { get; }

    /// <summary>The deployment that was started; null if the kind has none, and where nothing was started.</summary>
    string? DeploymentId => null;

    /// <summary>The version that the resource is at; null if the kind has none.</summary>
    long? Version => null;

    /// <summary>Whether it was rolled back at the platform.</summary>
    bool RolledBack => false;

    /// <summary>The platform's correlation id of the call that changed something; null if it gave none.</summary>
    string? CorrelationId => null;
}
