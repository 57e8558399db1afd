using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Sandbox.Faults;

/// <summary>The fault rules in force, tried in the order they were added. Safe to change while requests arrive.</summary>
public sealed class FaultRules
{
    private readonly object _gate = new();
    private readonly List<ArmedRule> _rules = [];

    internal FaultRules()
    {
    }

    /// <summary>Puts a rule in force, from the next request on.</summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">A number of the rule is out of its range.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        rule.Check();
        lock (_gate)
        {
            _rules.Add(new ArmedRule(rule));
        }
    }

    /// <summary>Puts a rule in force that has only a method, a path and a fault.</summary>
    /// <param name="method">The method, or <c>*</c> for any.</param>
    /// <param name="path">The path pattern.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How often at most; default every time.</param>
    public void Add(string method, string path, Fault fault, int? times = null) =>
        Add(new FaultRule { Method = method, Path = path, Fault = fault, Times = times });

    /// <summary>Puts all rules out of force.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    /// <summary>The rules in force, in their order.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<FaultRule> ToList()
    {
        lock (_gate)
        {
            return [.. _rules.Select(armed => armed.Rule)];
        }
    }

    /// <summary>The delays and the first other fault that this request meets. Every matching rule counts it.</summary>
    internal (TimeSpan Delay, bool ActFirst, FaultRule? Rule) Meet(string method, string path)
    {
        var delay = TimeSpan.Zero;
        var actFirst = false;
        FaultRule? met = null;
        lock (_gate)
        {
            foreach (var armed in _rules)
            {
                // A rule behind the one that was met counts the request but keeps its times for later.
                if (!armed.Counts(method, path) || (met is not null && armed.Rule.Fault is not (Fault.Latency or Fault.None)))
                {
                    continue;
                }

                armed.Fire();
                delay += armed.Rule.Delay;
                actFirst |= armed.Rule.ActFirst;
                met ??= armed.Rule.Fault is Fault.Latency or Fault.None ? null : armed.Rule;
            }
        }

        return (delay, actFirst, met);
    }

    private sealed class ArmedRule(FaultRule rule)
    {
        private readonly RequestPattern _pattern = new(rule.Method, rule.Path);
        private int _matched;
        private int _fired;

        internal FaultRule Rule { get; } = rule;

        internal bool Counts(string method, string path) =>
            _pattern.Matches(method, path)
            && ++_matched >= (Rule.Nth ?? 1)
            && _fired < (Rule.Times ?? (Rule.Nth is null ? int.MaxValue : 1))
            && (Rule.Probability >= 1 || Draw.For(Rule.Seed, "rule", _matched).Chance < Rule.Probability);

        internal void Fire() => _fired++;
    }
}
