using GenesysArchitect.Engine.Diffing;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Engine.Manifests;

/// <summary>The result of applying a manifest for one resource.</summary>
public sealed record GcManifestResult
{
    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The kind of the resource.</summary>
    public required string Kind { get; init; }

    /// <summary>The name in the manifest, with <c>@environment</c> appended if a bundle has several environments.</summary>
    public required string Name { get; init; }

    /// <summary>The target of the change.</summary>
    public required string Target { get; init; }

    /// <summary>The planned change.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The status of the step.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The state at the platform: a deployment's status, or a bot version's or flow's state; null if it was not read.</summary>
    public string? State { get; init; }

    /// <summary>The deployment of a bundle; null for other kinds, and if nothing was submitted.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The resulting version of a flow; null for other kinds.</summary>
    public long? Version { get; init; }

    /// <summary>The differences between the previous and the desired state.</summary>
    public StructuralDiff? Diff { get; init; }

    /// <summary>The duration; zero if the step was not started.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The error; null if there is none.</summary>
    public GcException? Error { get; init; }

    /// <summary>The error of the rollback; null if there is none.</summary>
    public GcException? RollbackError { get; init; }

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{Kind}/{Name}";

    /// <summary>The result of a step, for the user.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="step">The planned step.</param>
    /// <param name="result">The outcome.</param>
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
