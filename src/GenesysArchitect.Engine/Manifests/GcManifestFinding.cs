namespace GenesysArchitect.Engine.Manifests;

/// <summary>One thing that is wrong in a manifest or a values file, and where.</summary>
public sealed record GcManifestFinding
{
    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in the line, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong there, and what may have been meant.</summary>
    public required string Message { get; init; }

    /// <summary>The line as it stands in the file, its end cut where it is very long; null where there is no such line.</summary>
    public string? SourceLine { get; init; }

    /// <summary>The word that may have been meant; null when there is none that is like it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The finding on one line, the place first, as compilers write it.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}: {Message}");

    /// <summary>The line with its number, and a caret beneath at the column; nothing where there is no line to show.</summary>
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
