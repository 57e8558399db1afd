using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Goes through the lines of a file of a log one by one, however many there are.</summary>
internal sealed class AuditLines(LogReader file)
{
    /// <summary>Longer than any entry.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly LogLines _lines = file.Lines(LongestLine);

    /// <summary>The number of the line, from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>The line, without what ends it; until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Line => _lines.Line;

    /// <summary>Whether it has an end; the last line has none where its writer died.</summary>
    public bool IsEnded => _lines.IsWhole;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="GcException">It cannot be read.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.NextAsync(cancellationToken);
        }
        catch (StorageException failure)
        {
            throw AuditErrors.Unreadable(file.Location, failure.Reason, failure);
        }
    }
}
