using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>What applying a manifest came to for one resource.</summary>
public sealed record GcManifestResult
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The kind of the resource.</summary>
    public required string Kind { get; init; }

    /// <summary>What the manifest calls it; with <c>@environment</c> behind it where a bundle goes to several.</summary>
    public required string Name { get; init; }

    /// <summary>The thing it was done to.</summary>
    public required string Target { get; init; }

    /// <summary>What was to be done.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>How it ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>How the platform says that it stands: a deployment's status, a bot version's or flow's state; null where it was not asked.</summary>
    public string? State { get; init; }

    /// <summary>The deployment of a bundle; null for other kinds, and where nothing was submitted.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The version that a flow has come to; null for other kinds.</summary>
    public long? Version { get; init; }

    /// <summary>What differed.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>How long it took; nothing where it was not begun.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public GcException? Error { get; init; }

    /// <summary>What went wrong while undoing; null when nothing did.</summary>
    public GcException? RollbackError { get; init; }

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind}/{Name}";

    /// <summary>The result of a step, for the user.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="step">The step as it was planned.</param>
    /// <param name="result">How it ended.</param>
    /// <returns>The result.</returns>
    public static GcManifestResult Of(string runId, PlanStep step, StepResult result) => new()
    {
        RunId = runId,
        Kind = step.Address.Kind,
        Name = step.Name,
        Target = step.Target,
        Change = step.Change,
        Status = result.Status,
        State = (result.Output as IStepOutput)?.State,
        DeploymentId = (result.Output as IStepOutput)?.DeploymentId,
        Version = (result.Output as IStepOutput)?.Version,
        Diff = step.Diff,
        Duration = result.Duration,
        Error = result.Error,
        RollbackError = result.RollbackError,
    };
}
