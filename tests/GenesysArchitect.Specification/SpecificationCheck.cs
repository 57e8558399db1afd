using System.Diagnostics.CodeAnalysis;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Specification;

/// <summary>
/// Watches all that is said to a sandbox and holds it against the specification of the public API:
/// <code>
/// using var check = new SpecificationCheck();
/// await using var sandbox = await SandboxHost.StartAsync(new() { Platform = …, Observe = check.Observe });
/// </code>
/// It fails when it is disposed of, which is after the sandbox, with a list of all that deviated. What a test does wrong on
/// purpose it says beforehand by <see cref="Expect"/>. What it reports goes before a failure of the test itself.
/// </summary>
public sealed class SpecificationCheck : IDisposable
{
    private readonly DeviationTally _found = new();
    private readonly List<(DeviationKind Kind, string Operation, string Place)> _expected = [];
    private long _observed;

    /// <summary>How many exchanges were observed, those outside the specification among them.</summary>
    public long Observed => Interlocked.Read(ref _observed);

    /// <summary>Takes one exchange; from any thread.</summary>
    public void Observe(ObservedExchange exchange)
    {
        Interlocked.Increment(ref _observed);
        foreach (var deviation in ExchangeCheck.Check(exchange))
        {
            _found.Add(deviation);
        }
    }

    /// <summary>
    /// Says that a deviation is made on purpose, such as a wrong request whose refusal is tested. That it does not come
    /// is a failure too.
    /// </summary>
    /// <param name="kind">As in <see cref="Deviation.Kind"/>.</param>
    /// <param name="operation">As in <see cref="Deviation.Operation"/>.</param>
    /// <param name="place">As in <see cref="Deviation.Place"/>.</param>
    public void Expect(DeviationKind kind, string operation, string place) => _expected.Add((kind, operation, place));

    /// <summary>Fails when something deviated that was not expected, or an expected deviation did not come.</summary>
    /// <exception cref="SpecificationException">That is so. The message is a list with one line for each kind and place.</exception>
    public void Verify()
    {
        var found = _found.All;
        var lines = found
            .Where(entry => !_expected.Contains(KeyOf(entry.First)))
            .Select(entry => entry.Count == 1 ? $"  {entry.First}" : FormattableString.Invariant($"  {entry.First} ({entry.Count} times)"))
            .Concat(_expected
                .Except(found.Select(entry => KeyOf(entry.First)))
                .Select(missing => $"  {missing.Operation}: {missing.Kind} at {missing.Place}: expected, and it did not come"))
            .ToList();
        if (lines.Count > 0)
        {
            throw new SpecificationException(FormattableString.Invariant($"{lines.Count} deviations from the specification in {Observed} exchanges:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}"));
        }
    }

    /// <inheritdoc cref="Verify"/>
    [SuppressMessage("Design", "CA1065:Do not raise exceptions in unexpected locations", Justification = "A test that says `using` fails by it.")]
    public void Dispose() => Verify();

    private static (DeviationKind Kind, string Operation, string Place) KeyOf(Deviation deviation) => (deviation.Kind, deviation.Operation, deviation.Place);
}
