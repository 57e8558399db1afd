using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenesysArchitect.Cmdlets.Binding;

/// <summary>Base class of completers that offer a fixed set of values.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    /// <summary>The values, each with its tooltip.</summary>
    protected abstract IEnumerable<(string Word, string ToolTip)> Words { get; }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words
            .Where(entry => entry.Word.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(entry => new CompletionResult(entry.Word, entry.Word, CompletionResultType.ParameterValue, entry.ToolTip));
}
