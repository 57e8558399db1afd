using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A section of a help page: terms and their meanings.</summary>
internal sealed record HelpSection(string Title, IReadOnlyList<(string Term, string Meaning)> Rows)
{
    public static HelpSection Of(string title, params Option[] options) => new(title, [.. options.Where(option => !option.Hidden).Select(Row)]);

    private static (string Term, string Meaning) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name));
        return (option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description ?? string.Empty);
    }
}
