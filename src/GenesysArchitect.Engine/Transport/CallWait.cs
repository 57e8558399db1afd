namespace GenesysArchitect.Engine.Transport;

/// <summary>A call that is held back from now on.</summary>
/// <param name="Operation">What the call is for.</param>
/// <param name="Why">Why, as a clause.</param>
/// <param name="Until">Until when, in local time.</param>
/// <param name="Length">How long that is.</param>
internal sealed record CallWait(string Operation, string Why, DateTimeOffset Until, TimeSpan Length);
