using GenesysArchitect.Specification;

namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>Genesys' own client cannot tell the sandbox from the platform.</summary>
public sealed class WalkTests
{
    public static IEnumerable<object[]> Steps() =>
        NodeProgram.WhyMissing is null ? Walk.Done.GetAwaiter().GetResult().Steps.Select(step => new object[] { step }) : [];

    [WalkTheory]
    [MemberData(nameof(Steps), DisableDiscoveryEnumeration = true)]
    public void Step(WalkStep step) => Assert.True(step.Failure is null, $"{step}: {step.Failure}");

    [WalkFact]
    public async Task All_that_is_said_on_the_walk_is_in_the_specification()
    {
        var walk = await Walk.Done;
        using var check = new SpecificationCheck();

        // What the walk gets wrong on purpose.
        check.Expect(DeviationKind.MissingParameter, "GET /api/v2/architect/dependencytracking/consumedresources", "query version");
        check.Expect(DeviationKind.UnknownEnumValue, "GET /api/v2/architect/dependencytracking/consumingresources", "query objectType");

        foreach (var exchange in walk.Exchanges)
        {
            check.Observe(exchange);
        }

        Assert.NotEqual(0, check.Observed);
    }
}
