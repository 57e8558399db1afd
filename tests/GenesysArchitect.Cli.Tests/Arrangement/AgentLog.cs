using System.Text.RegularExpressions;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>What an agent makes of the output of a step: which lines are commands to it, and which it shows.</summary>
internal sealed partial class AgentLog
{
    private AgentLog(bool isAzure, string output)
    {
        // As a reader of lines sees it: a carriage return ends one as well.
        foreach (var line in output.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if ((isAzure ? Azure() : GitHub()).Match(line) is { Success: true } command)
            {
                Commands.Add(new Command(command.Groups["name"].Value, Properties(command.Groups["properties"].Value, isAzure), Decoded(command.Groups["data"].Value, isAzure)));
            }
            else
            {
                Shown.Add(line);
            }
        }
    }

    public List<Command> Commands { get; } = [];

    public List<string> Shown { get; } = [];

    public IEnumerable<Command> Issues => Commands.Where(command => command.Name is "task.logissue" or "error" or "warning");

    public static AgentLog OfAzure(string output) => new(true, output);

    public static AgentLog OfGitHub(string output) => new(false, output);

    public IEnumerable<Command> Of(string name) => Commands.Where(command => command.Name == name);

    /// <summary>A variable that was set for later steps.</summary>
    public string? Variable(string name) => Of("task.setvariable").LastOrDefault(command => command.Properties["variable"] == name)?.Data;

    private static Dictionary<string, string> Properties(string text, bool isAzure) => text.Split(isAzure ? ';' : ',', StringSplitOptions.RemoveEmptyEntries)
        .Select(property => property.Split('=', 2))
        .ToDictionary(pair => pair[0].Trim(), pair => Decoded(pair[1], isAzure));

    private static string Decoded(string text, bool isAzure) => text.Replace("%3B", ";", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace(isAzure ? "%AZP25" : "%25", "%", StringComparison.Ordinal);

    // Anywhere in a line, as the agent looks for it; and the form for looks, which begins a section or colors a line.
    [GeneratedRegex(@"##(?:vso\[(?<name>[a-z.]+) ?(?<properties>[^\]]*)\]|\[(?<name>[a-z-]+)(?<properties>)\])(?<data>.*)", RegexOptions.IgnoreCase)]
    private static partial Regex Azure();

    // At the beginning, behind white space; the older form stands anywhere.
    [GeneratedRegex(@"^\s*::(?<name>[a-z-]+) ?(?<properties>[^:]*)::(?<data>.*)|##\[(?<name>[a-z-]+) ?(?<properties>[^\]]*)\](?<data>.*)")]
    private static partial Regex GitHub();

    internal sealed record Command(string Name, Dictionary<string, string> Properties, string Data);
}
