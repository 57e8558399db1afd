namespace GenesysArchitect.Engine.Transport;

/// <summary>Why a call took longer than its answer.</summary>
public enum CallDelayKind
{
    /// <summary>It was held back, because the platform asks its callers to wait.</summary>
    HeldBack,

    /// <summary>It failed, and is sent again after a pause.</summary>
    SentAgain,
}
