namespace GenesysArchitect.Tests;

/// <summary>
/// The repetitions of tests that count kills, failing responses or writers: few in ordinary runs, and many when
/// <c>./build.ps1 Prove</c> runs all tests of the category <see cref="Category"/>.
/// </summary>
internal static class Dose
{
    /// <summary>The name of the trait that the category is in.</summary>
    public const string Trait = "Category";

    /// <summary>The category of the tests with a variable number of repetitions.</summary>
    public const string Category = "Prove";

    /// <summary>Whether <c>./build.ps1 Prove</c> runs the tests.</summary>
    public static bool IsLarge { get; } = Environment.GetEnvironmentVariable("GENESYSARCHITECT_PROVE") is { Length: > 0 };

    /// <summary>The number of repetitions.</summary>
    /// <param name="everyday">The number in ordinary runs.</param>
    /// <param name="large">The number in a <c>Prove</c> run.</param>
    public static int Of(int everyday, int large) => IsLarge ? large : everyday;
}
