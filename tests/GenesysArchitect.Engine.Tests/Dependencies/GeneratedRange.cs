namespace GenesysArchitect.Engine.Tests.Dependencies;

/// <summary>A version range as numbers and as text. An empty range is not a valid range.</summary>
internal sealed record GeneratedRange(GeneratedVersion? From, bool FromIsIn, GeneratedVersion? To, bool ToIsIn)
{
    public bool IsRange => (From is null && To is null) || From is null || To is null || From.CompareTo(To) < 0 || (From == To && FromIsIn && ToIsIn);

    public static GeneratedRange Make(Random random)
    {
        var from = random.Next(5) > 0 ? GeneratedVersion.Make(random) : null;
        var to = random.Next(2) > 0 || from is null ? GeneratedVersion.Make(random) : null;
        return random.Next(6) == 0 && from is not null
            ? new GeneratedRange(from, true, from, true)
            : new GeneratedRange(from, from is not null && random.Next(2) > 0, to, to is not null && random.Next(2) > 0);
    }

    public bool Names(GeneratedVersion version) => new[] { From, To }.Any(bound => bound is { IsPrerelease: true } && bound.IsOfTheReleaseOf(version));

    public bool Holds(GeneratedVersion version) =>
        (From is null || version.CompareTo(From) > 0 || (FromIsIn && version == From))
        && (To is null || version.CompareTo(To) < 0 || (ToIsIn && version == To))
        && !(version.IsPrerelease && To is { IsPrerelease: false } && !ToIsIn && To.IsOfTheReleaseOf(version) && !Names(version));

    public string Written(Random random) => (From, To) switch
    {
        (not null, null) when FromIsIn && random.Next(2) == 0 => From.ToString(),
        (not null, not null) when From == To && FromIsIn && ToIsIn && random.Next(2) == 0 => $"[{From}]",
        _ => $"{(FromIsIn ? '[' : '(')}{From},{new string(' ', random.Next(2))}{To}{(ToIsIn ? ']' : ')')}",
    };
}
