using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A verb of gcarch.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description)
        : base(name, description)
    {
        // UsageErrors reports unmatched arguments, without repeating possible secrets.
        TreatUnmatchedTokensAsErrors = false;
        SetAction(RunAsync);
    }

    public abstract HelpPage Help { get; }

    /// <summary>The name, after that of its noun.</summary>
    public string Path => string.Join(' ', Parents.OfType<Verb>().Select(parent => parent.Path).Append(Name));

    /// <summary>Whether unmatched arguments are passed to another program.</summary>
    public virtual bool ForwardsArguments => false;

    protected abstract Task<int> RunAsync(ParseResult line, CancellationToken stop);
}
