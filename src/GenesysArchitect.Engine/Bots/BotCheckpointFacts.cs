using System.Globalization;

namespace GenesysArchitect.Engine.Bots;

/// <summary>What every event of a publishing says of it, beyond what the platform is reported.</summary>
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
