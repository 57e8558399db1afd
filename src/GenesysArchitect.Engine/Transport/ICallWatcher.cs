namespace GenesysArchitect.Engine.Transport;

/// <summary>Somebody who wants to know what keeps calls waiting. It is reported in the midst of a call, and must not wait.</summary>
internal interface ICallWatcher
{
    void Delayed(CallDelay delay);
}
