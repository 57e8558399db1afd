using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary><c>--verbose</c></summary>
internal static class VerboseOption
{
    public static Option<bool> Create() => new("--verbose") { Description = "Log each API call and decision to stderr." };
}
