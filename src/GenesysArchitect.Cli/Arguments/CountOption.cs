using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>An option that takes a whole number; at least 1 by default.</summary>
internal sealed class CountOption : Option<int>
{
    private readonly int _min;
    private readonly int _max;

    public CountOption(string name, string description, int defaultValue, int min = 1, int max = int.MaxValue)
        : base(name)
    {
        (_min, _max) = (min, max);
        Description = description;
        HelpName = "N";
        DefaultValueFactory = _ => defaultValue;
        CustomParser = Read;
    }

    private int Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= _min && count <= _max)
        {
            return count;
        }

        argument.AddError($"{Name}: '{text}' is not a whole number {(_max == int.MaxValue ? $"above {_min - 1}" : $"from {_min} to {_max}")}.");
        return default;
    }
}
