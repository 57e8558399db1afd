namespace GenesysArchitect.Sandbox.World.Architect.Jobs;

/// <summary>How a job of Architect ends.</summary>
public enum FlowJobOutcome
{
    /// <summary>As the content says.</summary>
    Natural,

    /// <summary>It fails, with a message.</summary>
    Failure,

    /// <summary>It fails and has no messages at all.</summary>
    FailureWithoutMessages,

    /// <summary>It publishes, and its answer does not say which flow.</summary>
    SuccessWithoutFlow,

    /// <summary>It never ends.</summary>
    Stuck,

    /// <summary>It was throttled, and reports that as a flow that it could not find.</summary>
    Throttled,
}
