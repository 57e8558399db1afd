using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>--throttle-limit</c>, and a former name that is still accepted but not shown.</summary>
internal sealed class ThrottleOption
{
    private readonly CountOption _option;
    private readonly CountOption _former;

    /// <summary>Creates the option.</summary>
    /// <param name="description">What is throttled.</param>
    /// <param name="defaultValue">The value when the option is omitted.</param>
    /// <param name="formerName">The former name.</param>
    /// <param name="max">The maximum.</param>
    public ThrottleOption(string description, int defaultValue, string formerName, int max = int.MaxValue)
    {
        _option = new CountOption("--throttle-limit", description, defaultValue, max: max);
        _former = new CountOption(formerName, description, defaultValue, max: max) { Hidden = true };
    }

    public Option[] All => [_option, _former];

    /// <summary>Reads the limit. The current name takes precedence over the former one.</summary>
    public int Read(ParseResult line) =>
        line.GetValue(line.GetResult(_option) is { Implicit: false } || line.GetResult(_former) is not { Implicit: false } ? _option : _former);
}
