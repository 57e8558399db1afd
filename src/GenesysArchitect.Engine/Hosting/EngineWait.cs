using System.Globalization;

namespace GenesysArchitect.Engine.Hosting;

/// <summary>Calls to the platform are held back.</summary>
/// <param name="Operation">What the first of them is for.</param>
/// <param name="Why">Why, as a clause.</param>
/// <param name="Until">Until when, in local time.</param>
/// <param name="Length">How long that is from now.</param>
public sealed record EngineWait(string Operation, string Why, DateTimeOffset Until, TimeSpan Length)
{
    /// <summary>A sentence that says until when, and why.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Waiting until {Until:HH:mm:ss} ({Length.TotalSeconds:0} s): {Why}. Next: {Operation}.");
}
