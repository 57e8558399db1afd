namespace GenesysArchitect.Engine.Transport;

/// <summary>The kinds of delays of a call.</summary>
public enum CallDelayKind
{
    /// <summary>The call was held back by the platform's rate limit.</summary>
    HeldBack,

    /// <summary>The call failed, and is retried after a pause.</summary>
    SentAgain,
}
