using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A word of a list that an option takes.</summary>
internal static class EnumWord
{
    /// <summary>Reads it, in any case.</summary>
    /// <exception cref="GcException">It is not one of the list.</exception>
    public static T Parse<T>(string option, string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0])
            ? value
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{option}: '{word}' is not one of {string.Join(", ", Enum.GetNames<T>())}.") { Remedies = [new("Use one of these.")] };
}
