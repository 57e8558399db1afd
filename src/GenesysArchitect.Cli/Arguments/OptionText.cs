using System.CommandLine;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>Text that may be left out, but not be empty: a variable that a script forgot to set must not pass for none.</summary>
internal static class OptionText
{
    /// <summary>Reads it.</summary>
    /// <exception cref="GcException">It is empty.</exception>
    public static string? GetStated(this ParseResult line, Option<string?> option) =>
        line.GetValue(option) is { } text ? Checked(option, text) : null;

    /// <summary>Reads all that were given.</summary>
    /// <exception cref="GcException">One is empty.</exception>
    public static string[] GetStated(this ParseResult line, Option<string[]> option) =>
        [.. (line.GetValue(option) ?? []).Select(text => Checked(option, text))];

    /// <summary>Reads an argument.</summary>
    /// <exception cref="GcException">It is empty.</exception>
    public static string GetStated(this ParseResult line, Argument<string> argument) => Checked(argument, line.GetRequiredValue(argument));

    /// <summary>Reads all that were given of an argument.</summary>
    /// <exception cref="GcException">One is empty.</exception>
    public static string[] GetStated(this ParseResult line, Argument<string[]> argument) =>
        [.. (line.GetValue(argument) ?? []).Select(text => Checked(argument, text))];

    private static string Checked(Symbol option, string text) => string.IsNullOrWhiteSpace(text)
        ? throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{option.Name}: the value is empty.") { Remedies = [new("Give it a value, or leave it out.")] }
        : text;
}
