using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>--output</c>. Its value is also needed to report a line that is invalid otherwise.</summary>
internal static class OutputOption
{
    private const string Name = "--output";

    public static Option<OutputFormat> Create() =>
        new ChoiceOption<OutputFormat>(Name, "json: one JSON object per line on stdout, everything else on stderr.", OutputFormat.Text, OutputFormat.Json);

    /// <summary>Finds the format in a line that may be invalid.</summary>
    public static OutputFormat Find(IReadOnlyList<string> arguments)
    {
        var words = arguments.SelectMany(argument => argument.StartsWith(Name, StringComparison.Ordinal) ? argument.Split('=', ':') : [argument]).ToList();
        var location = words.IndexOf(Name);
        var isJson = location >= 0 && string.Equals(words.ElementAtOrDefault(location + 1), nameof(OutputFormat.Json), StringComparison.OrdinalIgnoreCase);
        return isJson ? OutputFormat.Json : OutputFormat.Text;
    }
}
