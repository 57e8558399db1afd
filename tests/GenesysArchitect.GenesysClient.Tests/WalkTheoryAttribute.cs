namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>A theory whose cases are the steps of the walk. Where it cannot be run it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalkTheoryAttribute : TheoryAttribute
{
    public WalkTheoryAttribute()
    {
        Skip = NodeProgram.WhyMissing;

        // The test runner shows a skipped test's name, and not always its reason.
        DisplayName = Skip ?? "Walk";
    }
}
