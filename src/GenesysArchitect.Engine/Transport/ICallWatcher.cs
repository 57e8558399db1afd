namespace GenesysArchitect.Engine.Transport;

/// <summary>Observes delays of calls. It is invoked during a call, and must not block.</summary>
internal interface ICallWatcher
{
    void Delayed(CallDelay delay);

    /// <summary>A call is not sent yet: callers of the connection are held.</summary>
    void Waiting(CallWait wait);
}
