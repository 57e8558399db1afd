using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>An option that takes a whole number, above zero unless it says otherwise.</summary>
internal sealed class CountOption : Option<int>
{
    private readonly int _least;
    private readonly int _most;

    public CountOption(string name, string description, int unspecified, int least = 1, int most = int.MaxValue)
        : base(name)
    {
        (_least, _most) = (least, most);
        Description = description;
        HelpName = "N";
        DefaultValueFactory = _ => unspecified;
        CustomParser = Read;
    }

    private int Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= _least && count <= _most)
        {
            return count;
        }

        argument.AddError($"{Name}: '{text}' is not a whole number {(_most == int.MaxValue ? $"above {_least - 1}" : $"from {_least} to {_most}")}.");
        return default;
    }
}
