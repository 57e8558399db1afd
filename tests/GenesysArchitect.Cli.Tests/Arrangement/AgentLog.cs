using System.Text.RegularExpressions;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>The output of a step as a pipeline agent interprets it: commands, and lines that are shown.</summary>
internal sealed partial class AgentLog
{
    private AgentLog(bool isAzure, string output)
    {
        // A carriage return also ends a line.
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

    /// <summary>The value of a variable that was set for later steps.</summary>
    public string? Variable(string name) => Of("task.setvariable").LastOrDefault(command => command.Properties["variable"] == name)?.Data;

    private static Dictionary<string, string> Properties(string text, bool isAzure) => text.Split(isAzure ? ';' : ',', StringSplitOptions.RemoveEmptyEntries)
        .Select(property => property.Split('=', 2))
        .ToDictionary(pair => pair[0].Trim(), pair => Decoded(pair[1], isAzure));

    private static string Decoded(string text, bool isAzure) => text.Replace("%3B", ";", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace(isAzure ? "%AZP25" : "%25", "%", StringComparison.Ordinal);

    // The agent finds a command anywhere in a line. The second form is for formatting: it starts a section or colors a line.
    [GeneratedRegex(@"##(?:vso\[(?<name>[a-z.]+) ?(?<properties>[^\]]*)\]|\[(?<name>[a-z-]+)(?<properties>)\])(?<data>.*)", RegexOptions.IgnoreCase)]
    private static partial Regex Azure();

    // At the start of a line, after white space; the older form is found anywhere.
    [GeneratedRegex(@"^\s*::(?<name>[a-z-]+) ?(?<properties>[^:]*)::(?<data>.*)|##\[(?<name>[a-z-]+) ?(?<properties>[^\]]*)\](?<data>.*)")]
    private static partial Regex GitHub();

    internal sealed record Command(string Name, Dictionary<string, string> Properties, string Data);
}
