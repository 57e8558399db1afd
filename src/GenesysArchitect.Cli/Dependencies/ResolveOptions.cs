using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary>The options for resolving dependencies.</summary>
internal sealed class ResolveOptions
{
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow to start from; may be repeated (all flows)." };
    private readonly Option<string?> _environment = new("--environment") { HelpName = "ID", Description = "Only this environment (all)." };
    private readonly ChoiceOption<VersionFallback> _fallback = new("--fallback", "The version to use if none satisfies all constraints (none).", VersionFallback.None, VersionFallback.Highest, VersionFallback.Lowest);
    private readonly Option<bool> _failOnConflict = new("--fail-on-conflict") { Description = "Exit with 1 if no version satisfies all constraints of an action." };
    private readonly Option<string?> _lock = new("--lock") { HelpName = "FILE", Description = "The lock file to write." };
    private readonly Option<bool> _update = new("--update") { Description = "Replace an existing lock that differs." };
    private readonly Option<string?> _registry = new("--registry") { HelpName = "URI", Description = "The URI to upload the lock to (token: GENESYS_REGISTRY_TOKEN)." };
    private readonly Option<string?> _graph = new("--graph") { HelpName = "FILE", Description = "The graph file to write: .html, .mmd, .dot or .json." };
    private readonly ThrottleOption _throttleLimit = new($"How many requests run in parallel, 1 to 1000 ({DependencyQuery.DefaultParallelRequests}).", DependencyQuery.DefaultParallelRequests, formerName: "--concurrency", max: 1000);

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", [_flow, _environment, _fallback, _failOnConflict, .. _throttleLimit.All]),
        HelpSection.Of("Outputs", _lock, _update, _registry, _graph),
    ];

    public IEnumerable<Option> All => [_flow, _environment, _fallback, _failOnConflict, .. _throttleLimit.All, _lock, _update, _registry, _graph];

    /// <summary>Reads the query.</summary>
    /// <exception cref="GcException">A value is empty.</exception>
    public DependencyQuery Query(ParseResult line) => new()
    {
        FlowIds = line.GetNonEmpty(_flow),
        Environment = line.GetNonEmpty(_environment),
        Fallback = line.GetValue(_fallback),
        ThrottleLimit = _throttleLimit.Read(line),
    };

    /// <summary>Reads where the resolution is written to.</summary>
    /// <exception cref="GcException">A value is empty or not a valid address.</exception>
    public ResolveOutputs Outputs(ParseResult line) => new(line.GetNonEmpty(_lock), line.GetValue(_update), Registry(line.GetNonEmpty(_registry)), Graph(line.GetNonEmpty(_graph)), line.GetValue(_failOnConflict));

    private static Uri? Registry(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var address = ConnectionEnvironment.ParseAddress(text);
        FlowDependencies.CheckRegistry(address);
        return address;
    }

    private static (string, PictureFormat)? Graph(string? path) => path is null ? null : (path, PictureFile.FormatOf(path));

    /// <summary>Where a resolution is written to, and whether a conflict is a failure.</summary>
    internal sealed record ResolveOutputs(string? LockPath, bool Update, Uri? Registry, (string Path, PictureFormat Format)? Graph, bool FailOnConflict);
}
