namespace GenesysArchitect.Engine.Transport;

/// <summary>Somebody who wants to know what keeps calls waiting. It is told in the midst of a call, and must not wait.</summary>
internal interface ICallWatcher
{
    void Delayed(CallDelay delay);

    /// <summary>A call is not sent yet: callers of the connection are held.</summary>
    void Waiting(CallWait wait);
}
