namespace GenesysArchitect.Engine.Transport;

/// <summary>Observes delays of calls. It is invoked during a call, and must not block.</summary>
internal interface ICallWatcher
{
    void Delayed(CallDelay delay);
}
