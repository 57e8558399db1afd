using System.CommandLine;
using System.IO.Enumeration;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Flows;

namespace GenesysArchitect.Cli.Flows;

/// <summary>The options that the verbs that read flows share.</summary>
internal static class FlowReadOptions
{
    /// <summary><c>--throttle-limit</c></summary>
    public static CountOption CreateThrottleLimit() =>
        new("--throttle-limit", $"How many flows are read in parallel, 1 to 1000 ({ArchitectFlows.DefaultParallelReads}).", ArchitectFlows.DefaultParallelReads, min: 1, max: 1000);

    /// <summary><c>--name</c></summary>
    public static Option<string[]> CreateName() =>
        new("--name") { HelpName = "NAME", Description = "Only flows with this name; wildcards allowed, may be repeated." };

    /// <summary>Selects flows by name; all if no name is given.</summary>
    public static Func<string, bool> Named(string[] patterns) =>
        name => patterns.Length == 0 || Array.Exists(patterns, pattern => FileSystemName.MatchesSimpleExpression(pattern, name));
}
