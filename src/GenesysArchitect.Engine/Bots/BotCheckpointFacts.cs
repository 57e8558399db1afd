using System.Globalization;

namespace GenesysArchitect.Engine.Bots;

/// <summary>The facts that every event of a publishing contains.</summary>
internal static class BotCheckpointFacts
{
    public static IEnumerable<(string Name, string Value)> Of(BotVersion desired)
    {
        yield return ("botId", desired.BotId);
        yield return ("versionId", desired.VersionId);
        yield return ("tool", ProductInfo.NameAndVersion);
        if (desired.Environment is { } environment)
        {
            yield return ("environment", environment);
        }

        if (desired.RolloutPercentage is { } percentage)
        {
            yield return ("rolloutPercentage", percentage.ToString(CultureInfo.InvariantCulture));
        }
    }
}
