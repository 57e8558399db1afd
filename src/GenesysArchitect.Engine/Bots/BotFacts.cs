using System.Globalization;

namespace GenesysArchitect.Engine.Bots;

/// <summary>What every event of a publishing says of it, beyond what the platform is told.</summary>
internal static class BotFacts
{
    public static IEnumerable<(string Name, string Value)> Of(BotVersion desired)
    {
        yield return ("botId", desired.BotId);
        yield return ("versionId", desired.VersionId);
        yield return ("tool", ThisTool.NameAndVersion);
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
