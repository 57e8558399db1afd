using System.Globalization;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Tokens;

/// <summary>The rate window of a token after one more request.</summary>
/// <param name="Admitted">Whether the request fits into the window.</param>
/// <param name="Count">Requests admitted in this window.</param>
/// <param name="Allowed">Requests a window admits.</param>
/// <param name="ResetInSeconds">Whole seconds until the next window, at least one.</param>
internal sealed record RateCharge(bool Admitted, int Count, int Allowed, int ResetInSeconds)
{
    internal Answer Mark(Answer answer) => answer
        .With("inin-ratelimit-count", Count.ToString(CultureInfo.InvariantCulture))
        .With("inin-ratelimit-allowed", Allowed.ToString(CultureInfo.InvariantCulture))
        .With("inin-ratelimit-reset", ResetInSeconds.ToString(CultureInfo.InvariantCulture));
}
