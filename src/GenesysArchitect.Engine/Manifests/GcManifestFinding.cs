namespace GenesysArchitect.Engine.Manifests;

/// <summary>An error in a manifest or a values file, with its location.</summary>
public sealed record GcManifestFinding
{
    /// <summary>The path of the file, as specified.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The error, with a suggestion if there is one.</summary>
    public required string Message { get; init; }

    /// <summary>The line of the file, truncated if it is very long; null if there is none.</summary>
    public string? SourceLine { get; init; }

    /// <summary>The word that may have been meant; null if no candidate is similar.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The finding in one line with its location first, in the format of compilers.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}: {Message}");

    /// <summary>The line with its number, and a caret below the column; empty if there is no line to show.</summary>
    /// <returns>The lines.</returns>
    public IEnumerable<string> SourceExcerpt()
    {
        if (SourceLine is null)
        {
            yield break;
        }

        var number = FormattableString.Invariant($"{Line,6} | ");
        yield return number + SourceLine;
        if (Column <= SourceLine.Length + 1)
        {
            yield return $"{new string(' ', number.Length - 2)}| {new string(' ', Column - 1)}^";
        }
    }
}
