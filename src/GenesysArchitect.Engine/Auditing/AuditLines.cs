using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Storage;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Reads the lines of a log file one by one.</summary>
internal sealed class AuditLines(LogReader file)
{
    /// <summary>Longer than any entry.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private readonly LogLines _lines = file.Lines(LongestLine);

    /// <summary>The number of the line, from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>The line, without its line end; valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line => _lines.Line;

    /// <summary>Whether it has a line end; the last line has none if its writer stopped.</summary>
    public bool IsEnded => _lines.IsWhole;

    /// <summary>Moves to the next line.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="GcException">The line cannot be read.</exception>
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
