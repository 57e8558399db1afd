using Xunit;

namespace GenesysArchitect.Pester;

/// <summary>A theory whose cases are Pester tests. It is skipped with a reason if they cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterTheoryAttribute : TheoryAttribute
{
    public PesterTheoryAttribute()
    {
        Skip = PowerShellProgram.WhyMissing;

        // The test runner shows the name of a skipped test, but not always the reason.
        DisplayName = Skip ?? "Pester";
    }
}
