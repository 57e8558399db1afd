using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>An option that takes a whole number above zero.</summary>
internal sealed class CountOption : Option<int>
{
    public CountOption(string name, string description, int unspecified)
        : base(name)
    {
        Description = description;
        HelpName = "N";
        DefaultValueFactory = _ => unspecified;
        CustomParser = Read;
    }

    private int Read(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
        {
            return count;
        }

        argument.AddError($"{Name}: '{text}' is not a whole number above 0.");
        return default;
    }
}
