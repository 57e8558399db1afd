namespace GenesysArchitect.Engine.Transport;

/// <summary>A call that does not go straight through.</summary>
/// <param name="Kind">Whether it was held back, or is sent again.</param>
/// <param name="Operation">What the call is for.</param>
/// <param name="Why">What there is to say about it.</param>
/// <param name="Length">How long it was held back until now, or after how long from now it is sent again.</param>
internal sealed record CallDelay(CallDelayKind Kind, string Operation, string Why, TimeSpan Length);
