namespace GenesysArchitect.GenesysClient.Tests;

/// <summary>A test of the walk as a whole. Where it cannot be run it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalkFactAttribute : FactAttribute
{
    public WalkFactAttribute()
    {
        Skip = NodeProgram.WhyMissing;
        if (Skip is not null)
        {
            // The test runner shows a skipped test's name, and not always its reason.
            DisplayName = Skip;
        }
    }
}
