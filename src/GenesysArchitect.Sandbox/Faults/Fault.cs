namespace GenesysArchitect.Sandbox.Faults;

/// <summary>The ways in which an answer can go wrong.</summary>
public enum Fault
{
    /// <summary>Nothing goes wrong.</summary>
    None,

    /// <summary>The answer comes late, by <see cref="FaultRule.Delay"/>; further rules still apply.</summary>
    Latency,

    /// <summary>429, with Retry-After as a number of seconds.</summary>
    ThrottleSeconds,

    /// <summary>429, with Retry-After as an HTTP date.</summary>
    ThrottleDate,

    /// <summary>429 without a Retry-After.</summary>
    ThrottleWithoutHeader,

    /// <summary>An error of <see cref="FaultRule.Status"/> (503) in the platform's error shape.</summary>
    ErrorStatus,

    /// <summary>A gateway's HTML page, with <see cref="FaultRule.Status"/> (502).</summary>
    HtmlPage,

    /// <summary>An error of <see cref="FaultRule.Status"/> (504) with no body at all.</summary>
    EmptyBody,

    /// <summary>The connection is cut and the call has had no effect.</summary>
    CutBeforeActing,

    /// <summary>The call takes full effect, then the connection is cut with nothing sent.</summary>
    CutAfterActing,

    /// <summary>The call takes full effect, then the connection is cut in the middle of the answer's body.</summary>
    TruncatedBody,

    /// <summary>A redirect (<see cref="FaultRule.Status"/>, 307) to <see cref="FaultRule.Location"/>.</summary>
    Redirect,

    /// <summary>The call takes full effect, then its body is one of <see cref="FaultRule.BodyBytes"/> bytes.</summary>
    OversizedBody,
}
