using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Runs;

/// <summary>What became of one step.</summary>
public sealed record StepResult
{
    private readonly string? _name;

    /// <summary>Which resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>What a manifest calls it; the address's own name where it comes from none.</summary>
    public string Name
    {
        get => _name ?? Address.Name;
        init => _name = value;
    }

    /// <summary>How it ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public GcException? Error { get; init; }

    /// <summary>What went wrong while undoing; null when nothing did.</summary>
    public GcException? RollbackError { get; init; }

    /// <summary>How long it took; nothing where it was not started.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The object for the user, such as a <c>GcBundleDeployment</c>; null when there is nothing to tell of it.</summary>
    public object? Output { get; init; }

    /// <summary>Whether it failed by itself: not because it was skipped or cancelled.</summary>
    internal bool IsFailure => Status is not (StepStatus.Succeeded or StepStatus.NoChange or StepStatus.Skipped or StepStatus.Cancelled);

    /// <summary>The errors in the order they came.</summary>
    public IEnumerable<GcException> Errors => new[] { Error, RollbackError }.OfType<GcException>();
}
