using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>--output</c>, which also has to be known when the rest of the line is wrong.</summary>
internal static class OutputOption
{
    private const string Name = "--output";

    public static Option<OutputFormat> Create() =>
        new WordOption<OutputFormat>(Name, "json: one JSON object a line on stdout, all else on stderr.", OutputFormat.Text, OutputFormat.Json);

    /// <summary>Finds the format in a line that may not be right otherwise.</summary>
    public static OutputFormat Find(IReadOnlyList<string> arguments)
    {
        var words = arguments.SelectMany(argument => argument.StartsWith(Name, StringComparison.Ordinal) ? argument.Split('=', ':') : [argument]).ToList();
        var location = words.IndexOf(Name);
        var isJson = location >= 0 && string.Equals(words.ElementAtOrDefault(location + 1), nameof(OutputFormat.Json), StringComparison.OrdinalIgnoreCase);
        return isJson ? OutputFormat.Json : OutputFormat.Text;
    }
}
