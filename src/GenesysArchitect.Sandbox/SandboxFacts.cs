namespace GenesysArchitect.Sandbox;

/// <summary>What has happened in a sandbox, in numbers that cannot be read off the requests alone.</summary>
public sealed record SandboxFacts
{
    /// <summary>How many tokens were granted.</summary>
    public required int Grants { get; init; }

    /// <summary>How many requests were refused because a token's window was full.</summary>
    public required int RateLimitRefusals { get; init; }

    /// <summary>The most deployments that were ever active at one time, foreign ones included.</summary>
    public required int MaxActiveDeployments { get; init; }

    /// <summary>How many deployments of each bundle were accepted, whether their answers arrived or not.</summary>
    public required IReadOnlyDictionary<string, int> SubmissionsByBundle { get; init; }

    /// <summary>How often publishing each <c>bot/version</c> was accepted, whether the answer arrived or not.</summary>
    public required IReadOnlyDictionary<string, int> PublishesByVersion { get; init; }
}
