namespace GenesysArchitect.Sandbox.Platforms.GenesysCloud;

/// <summary>
/// How the platform GenesysCloud answers. Where the real one is not known for certain, the default is the tolerant reading and an
/// option has the other one.
/// </summary>
public sealed record GenesysCloudOptions
{
    /// <summary>The status of a token request with a wrong secret: 401 (default) or 400.</summary>
    public int BadSecretStatus { get; init; } = 401;

    /// <summary>How many tokens a client may request in a rate window; a further one is the odd 400 of that endpoint. Default 300.</summary>
    public int TokenRateLimit { get; init; } = 300;

    /// <summary>The Retry-After of a call that is over its rate limit; default what is left of the window.</summary>
    public TimeSpan? RateLimitRetryAfter { get; init; }

    /// <summary>Whether publishing a version is answered with 202 and no body; default with 200 and the operation.</summary>
    public bool EmptyPublishAnswer { get; init; }

    /// <summary>Whether <c>currentOperation</c> disappears when it ends; default it stays and is complete.</summary>
    public bool HideEndedOperations { get; init; }

    /// <summary>The status of a validation job that is still running: 202 (default) or 200.</summary>
    public int RunningValidationStatus { get; init; } = 202;

    /// <summary>Whether the organization has no validation jobs, which are a preview; default it has them.</summary>
    public bool WithoutValidationJobs { get; init; }

    /// <summary>The status of a change that repeats an old version of an IVR, a schedule or the like: 409 (default) or 400.</summary>
    public int VersionConflictStatus { get; init; } = 409;

    /// <summary>The largest page; default 500.</summary>
    public int LargestPage { get; init; } = 500;

    /// <summary>Whether <c>nextUri</c> and its like are absolute addresses; default they are paths.</summary>
    public bool AbsolutePageUris { get; init; }

    /// <summary>The largest body of a request to the API, in bytes; default 512,000. Uploads are not bound by it.</summary>
    public int LargestBody { get; init; } = 512_000;

    /// <summary>Colleagues who interfere between two calls; default none.</summary>
    public IReadOnlyList<Intervention> Interventions { get; init; } = [];

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Check()
    {
        if (BadSecretStatus is not (400 or 401) || RunningValidationStatus is not (200 or 202) || VersionConflictStatus is not (400 or 409))
        {
            throw new ArgumentException("The options of GenesysCloud are out of range: a wrong secret is 400 or 401, a running validation 200 or 202, and a version conflict 400 or 409.");
        }

        if (TokenRateLimit < 1 || LargestPage < 1 || LargestBody < 1 || RateLimitRetryAfter < TimeSpan.Zero)
        {
            throw new ArgumentException("The options of GenesysCloud are out of range: limits are at least 1, and Retry-After is not negative.");
        }
    }
}
