using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>Reads the value of an option that takes one of a fixed set of names.</summary>
internal static class EnumValue
{
    /// <summary>Reads the value; the case is ignored.</summary>
    /// <exception cref="GcException">The value is not one of the names.</exception>
    public static T Parse<T>(string option, string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0])
            ? value
            : throw new GcException(ErrorIds.ValueInvalid, ErrorKind.InvalidInput, $"{option}: '{word}' is not one of {string.Join(", ", Enum.GetNames<T>())}.") { Remedies = [new("Use one of these values.")] };
}
