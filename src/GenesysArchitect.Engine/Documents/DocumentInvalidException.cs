using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Documents;

/// <summary>A file cannot be read, or is not what it should be; where and why is reported apart, and together in the message.</summary>
public sealed class DocumentInvalidException : GcException
{
    internal DocumentInvalidException(string file, SourceLocation? location, string why, Exception? cause = null)
        : base(ErrorIds.DocumentInvalid, ErrorKind.InvalidInput, location is { } at ? $"{file}:{at}: {why}" : $"{file}: {why}", cause)
    {
        File = file;
        Location = location;
        Why = why;
    }

    /// <summary>The file, as it was asked for.</summary>
    public string File { get; }

    /// <summary>Where in the file; null when nothing of it could be read.</summary>
    public SourceLocation? Location { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Why { get; }
}
