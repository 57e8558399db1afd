namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A version with few distinct numbers, so that bounds are often met exactly.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Label">0 and 1 for a prerelease, 2 for the release, in order.</param>
internal sealed record GeneratedVersion(int Major, int Minor, int Label) : IComparable<GeneratedVersion>
{
    public bool IsPrerelease => Label < 2;

    public static GeneratedVersion Make(Random random) => new(random.Next(1, 4), random.Next(2), Math.Min(2, random.Next(5)));

    public bool IsOfTheReleaseOf(GeneratedVersion other) => (Major, Minor) == (other.Major, other.Minor);

    public int CompareTo(GeneratedVersion? other) => (Major, Minor, Label).CompareTo((other!.Major, other.Minor, other.Label));

    public override string ToString() => $"{Major}.{Minor}{(IsPrerelease ? new[] { "-alpha", "-beta" }[Label] : string.Empty)}";
}
