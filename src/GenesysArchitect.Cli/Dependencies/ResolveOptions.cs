using System.CommandLine;
using GenesysArchitect.Cli.Arguments;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Dependencies;
using GenesysArchitect.Engine.Dependencies.Pictures;
using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Cli.Dependencies;

/// <summary>What the line says about resolving dependencies.</summary>
internal sealed class ResolveOptions
{
    private readonly Option<string[]> _flow = new("--flow") { HelpName = "ID", Description = "A flow to begin with; may be repeated (all flows)." };
    private readonly Option<string?> _environment = new("--environment") { HelpName = "ID", Description = "The environment to keep to (all)." };
    private readonly WordOption<VersionFallback> _fallback = new("--fallback", "What to take where no version suits all (none).", VersionFallback.None, VersionFallback.Highest, VersionFallback.Lowest);
    private readonly Option<bool> _failOnConflict = new("--fail-on-conflict") { Description = "End with 1 when an action has no version that suits all." };
    private readonly Option<string?> _lock = new("--lock") { HelpName = "FILE", Description = "The lock to write." };
    private readonly Option<bool> _update = new("--update") { Description = "Replace a lock that holds something else." };
    private readonly Option<string?> _registry = new("--registry") { HelpName = "URI", Description = "Where to store the lock; its token is GENESYS_REGISTRY_TOKEN." };
    private readonly Option<string?> _graph = new("--graph") { HelpName = "FILE", Description = "A picture: .html, .mmd, .dot or .json." };
    private readonly CountOption _concurrency = new("--concurrency", $"How many requests are under way at once ({DependencyQuery.DefaultParallelRequests}).", DependencyQuery.DefaultParallelRequests, least: 1, most: 1000);

    public IReadOnlyList<HelpSection> Sections =>
    [
        HelpSection.Of("What", _flow, _environment, _fallback, _failOnConflict, _concurrency),
        HelpSection.Of("Keeping", _lock, _update, _registry, _graph),
    ];

    public IEnumerable<Option> All => [_flow, _environment, _fallback, _failOnConflict, _concurrency, _lock, _update, _registry, _graph];

    /// <summary>Reads the question.</summary>
    /// <exception cref="GcException">A value is empty.</exception>
    public DependencyQuery Query(ParseResult line) => new()
    {
        FlowIds = line.GetStated(_flow),
        Environment = line.GetStated(_environment),
        Fallback = line.GetValue(_fallback),
        ThrottleLimit = line.GetValue(_concurrency),
    };

    /// <summary>Reads what is to be kept of the answer.</summary>
    /// <exception cref="GcException">A value is empty, or no address.</exception>
    public ResolveOutputs Keep(ParseResult line) => new(line.GetStated(_lock), line.GetValue(_update), Registry(line.GetStated(_registry)), Graph(line.GetStated(_graph)), line.GetValue(_failOnConflict));

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

    /// <summary>What is kept of a resolution, and what it may not have for that.</summary>
    internal sealed record ResolveOutputs(string? LockPath, bool Update, Uri? Registry, (string Path, PictureFormat Format)? Graph, bool FailOnConflict);
}
