using Xunit;

namespace GenesysArchitect.Pester;

/// <summary>A theory whose cases are Pester tests. Where they cannot be run it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterTheoryAttribute : TheoryAttribute
{
    public PesterTheoryAttribute()
    {
        Skip = PowerShellProgram.WhyMissing;

        // The test runner shows a skipped test's name, and not always its reason.
        DisplayName = Skip ?? "Pester";
    }
}
