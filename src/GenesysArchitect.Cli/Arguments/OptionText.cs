using System.CommandLine;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>Text that may be omitted but must not be empty, so that an unset variable of a script is not mistaken for an omitted value.</summary>
internal static class OptionText
{
    /// <summary>Reads the value of an option; null when it is omitted.</summary>
    /// <exception cref="GcException">The value is empty.</exception>
    public static string? GetNonEmpty(this ParseResult line, Option<string?> option) =>
        line.GetValue(option) is { } text ? Checked(option, text) : null;

    /// <summary>Reads all values of an option.</summary>
    /// <exception cref="GcException">A value is empty.</exception>
    public static string[] GetNonEmpty(this ParseResult line, Option<string[]> option) =>
        [.. (line.GetValue(option) ?? []).Select(text => Checked(option, text))];

    /// <summary>Reads the value of an argument.</summary>
    /// <exception cref="GcException">The value is empty.</exception>
    public static string GetNonEmpty(this ParseResult line, Argument<string> argument) => Checked(argument, line.GetRequiredValue(argument));

    /// <summary>Reads all values of an argument.</summary>
    /// <exception cref="GcException">A value is empty.</exception>
    public static string[] GetNonEmpty(this ParseResult line, Argument<string[]> argument) =>
        [.. (line.GetValue(argument) ?? []).Select(text => Checked(argument, text))];

    private static string Checked(Symbol option, string text) => string.IsNullOrWhiteSpace(text)
        ? throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{option.Name}: the value is empty.") { Remedies = [new("Specify a value, or omit the option.")] }
        : text;
}
