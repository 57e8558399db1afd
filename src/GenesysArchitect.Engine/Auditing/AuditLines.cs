using GenesysArchitect.Engine.Errors;

namespace GenesysArchitect.Engine.Auditing;

/// <summary>Goes through the lines of a file one by one, however many there are.</summary>
internal sealed class AuditLines(Stream file, string path, long length)
{
    /// <summary>Longer than any entry.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private const int Chunk = 256 * 1024;

    private byte[] _buffer = new byte[Chunk];
    private int _start;
    private int _end;
    private long _left = length;

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line, without what ends it; until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether it has an end; the last line has none where its writer died.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>False behind the last one.</returns>
    /// <exception cref="GcException">It cannot be read.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Take(searched + at, isEnded: true);
                return true;
            }

            searched = _end - _start;
            if (_left == 0 || !await FillAsync(cancellationToken))
            {
                if (searched == 0)
                {
                    return false;
                }

                Take(searched, isEnded: false);
                return true;
            }
        }
    }

    private void Take(int count, bool isEnded)
    {
        Number++;
        Line = _buffer.AsMemory(_start, count);
        IsEnded = isEnded;
        _start += isEnded ? count + 1 : count;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw AuditErrors.Unreadable(path, $"Line {Number + 1} is longer than any entry.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = await file.ReadAsync(_buffer.AsMemory(_end, (int)Math.Min(_buffer.Length - _end, _left)), cancellationToken);
            _end += read;
            _left = read == 0 ? 0 : _left - read;
            return read > 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw AuditErrors.Unreadable(path, failure.Message, failure);
        }
    }
}
