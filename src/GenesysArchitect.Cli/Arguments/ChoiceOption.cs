using System.CommandLine;
using System.CommandLine.Parsing;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>An option that takes one of a fixed set of values; the case is ignored.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class ChoiceOption<T> : Option<T>
    where T : struct, Enum
{
    private readonly T[] _values;

    // The first of the values is the default.
    public ChoiceOption(string name, string description, params T[] values)
        : base(name)
    {
        _values = values;
        Description = description;
        HelpName = string.Join('|', values.Select(Word));
        DefaultValueFactory = _ => _values[0];
        CustomParser = Read;
        CompletionSources.Clear();
        CompletionSources.Add([.. values.Select(Word)]);
    }

    private T Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        foreach (var value in _values)
        {
            if (string.Equals(Word(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        argument.AddError($"{Name}: '{text}' is not one of {string.Join(", ", _values.Select(Word))}.");
        return default;
    }

    private static string Word(T value) => value.ToString().ToLowerInvariant();
}
