using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A file cannot be read or is invalid; location and reason are available separately and in the message.</summary>
public sealed class DocumentInvalidException : GcException
{
    internal DocumentInvalidException(string file, SourceLocation? location, string why, Exception? cause = null)
        : base(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, location is { } at ? $"{file}:{at}: {why}" : $"{file}: {why}", cause)
    {
        File = file;
        Location = location;
        Why = why;
    }

    /// <summary>The path, as specified.</summary>
    public string File { get; }

    /// <summary>The location in the file; null if the file could not be read.</summary>
    public SourceLocation? Location { get; }

    /// <summary>The reason, without the location.</summary>
    public string Why { get; }
}
