using System.Collections.Concurrent;
using GenesysArchitect.Sandbox.Wire;

namespace GenesysArchitect.Sandbox.Faults;

/// <summary>Settles what goes wrong with a request: the rules first, then the mix.</summary>
internal sealed class FaultSource(FaultRules rules, FaultMix? mix, TimeSpan latency)
{
    private static readonly FaultRule NoFault = new() { Fault = Fault.None };

    private readonly ConcurrentDictionary<string, long> _calls = new();

    internal FaultRule Meet(ApiCall call, string method, string path)
    {
        var (delay, actFirst, rule) = rules.Meet(method, path);
        return (rule ?? FromMix(call, method, path) ?? NoFault) with { Delay = latency + delay, ActFirst = actFirst };
    }

    internal void Reset() => _calls.Clear();

    private FaultRule? FromMix(ApiCall call, string method, string path)
    {
        if (mix is not { Probability: > 0, Faults.Count: > 0 } || (call.Kind == CallKind.Token && !mix.IncludeTokens))
        {
            return null;
        }

        var subject = $"{method} {path}";
        var draw = Draw.For(mix.Seed, subject, _calls.AddOrUpdate(subject, 1, (_, count) => count + 1));
        return draw.Chance < mix.Probability
            ? new FaultRule
            {
                Fault = mix.Faults[(int)(draw.Choice % (uint)mix.Faults.Count)],
                RetryAfter = mix.RetryAfter,
                ClosesInOrder = (draw.Choice >> 24) % 2 == 0,
            }
            : null;
    }
}
