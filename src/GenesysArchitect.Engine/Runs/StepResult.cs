using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>The result of a step.</summary>
public sealed record StepResult
{
    private readonly string? _name;

    /// <summary>The address of the resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>The name in the manifest; the name of the address if there is none.</summary>
    public string Name
    {
        get => _name ?? Address.Name;
        init => _name = value;
    }

    /// <summary>The status.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>The error; null if there is none.</summary>
    public GcException? Error { get; init; }

    /// <summary>The error of the rollback; null if there is none.</summary>
    public GcException? RollbackError { get; init; }

    /// <summary>The duration; zero if the step was not started.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The result object, such as a <c>GcBundleDeployment</c>; null if there is none.</summary>
    public object? Output { get; init; }

    /// <summary>Whether the step itself failed, rather than being skipped or cancelled.</summary>
    internal bool IsFailure => Status is not (StepStatus.Succeeded or StepStatus.NoChange or StepStatus.Skipped or StepStatus.Cancelled);

    /// <summary>The errors in the order they occurred.</summary>
    public IEnumerable<GcException> Errors => new[] { Error, RollbackError }.OfType<GcException>();
}
