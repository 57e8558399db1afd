namespace GenesysArchitect.Sandbox.Faults;

/// <summary>
/// A share of all answers that fails, spread evenly over several faults. Which ones is settled by the seed,
/// the method, the path and how often that path was called, so that it does not hang on the order of
/// requests to different paths.
/// </summary>
public sealed record FaultMix
{
    /// <summary>How likely each answer is to fail, from 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The same seed and the same requests give the same faults.</summary>
    public int Seed { get; init; }

    /// <summary>What a throttled caller is asked to wait; default one second.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether token requests fail too; default no.</summary>
    public bool IncludeTokens { get; init; }

    /// <summary>
    /// The faults that are drawn from; default the seven ways an honest network can fail. Of the cuts, half close the
    /// connection in good order and half reset it.
    /// </summary>
    public IReadOnlyList<Fault> Faults { get; init; } =
    [
        Fault.ThrottleSeconds,
        Fault.ThrottleDate,
        Fault.ErrorStatus,
        Fault.HtmlPage,
        Fault.CutBeforeActing,
        Fault.CutAfterActing,
        Fault.TruncatedBody,
    ];
}
