namespace GenesysArchitect.Tests;

/// <summary>
/// How much a test does that counts kills, failing answers or writers: a little every day, and much when
/// <c>./build.ps1 Prove</c> runs all tests of the category <see cref="Category"/>.
/// </summary>
internal static class Dose
{
    /// <summary>The name of the trait that the category is in.</summary>
    public const string Trait = "Category";

    /// <summary>The category of the tests that take a dose.</summary>
    public const string Category = "Prove";

    /// <summary>Whether this is a run of <c>./build.ps1 Prove</c>.</summary>
    public static bool IsLarge { get; } = Environment.GetEnvironmentVariable("GENESYSARCHITECT_PROVE") is { Length: > 0 };

    /// <summary>How often something is done.</summary>
    /// <param name="everyday">In an ordinary run of the tests.</param>
    /// <param name="large">In a run that proves.</param>
    public static int Of(int everyday, int large) => IsLarge ? large : everyday;
}
