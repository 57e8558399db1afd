using Xunit;

namespace GenesysArchitect.Pester;

/// <summary>A theory whose cases are Pester tests. Where they cannot be run it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterTheoryAttribute : TheoryAttribute
{
    public PesterTheoryAttribute() => Skip = PowerShellProgram.WhyMissing;
}
