using System.CommandLine;

namespace GenesysArchitect.Cli.Arguments;

/// <summary>A verb of gcarch.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description)
        : base(name, description)
    {
        // What is left over is told by UsageErrors, which knows what must not be repeated.
        TreatUnmatchedTokensAsErrors = false;
        SetAction(RunAsync);
    }

    public abstract HelpPage Help { get; }

    /// <summary>Its name, behind that of the verb it belongs to.</summary>
    public string Path => string.Join(' ', Parents.OfType<Verb>().Select(parent => parent.Path).Append(Name));

    /// <summary>Whether what the verb has no option for is its own to make sense of.</summary>
    public virtual bool PassesOn => false;

    protected abstract Task<int> RunAsync(ParseResult line, CancellationToken stop);
}
