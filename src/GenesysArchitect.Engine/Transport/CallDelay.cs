namespace GenesysArchitect.Engine.Transport;

/// <summary>A delay of a call.</summary>
/// <param name="Kind">Whether the call was held back, or is retried.</param>
/// <param name="Operation">The purpose of the call.</param>
/// <param name="Why">The reason.</param>
/// <param name="Length">How long it was held back until now, or the time until it is retried.</param>
internal sealed record CallDelay(CallDelayKind Kind, string Operation, string Why, TimeSpan Length);
