namespace GenesysArchitect.Engine.Storage;

/// <summary>Reads the lines of a log one by one, with memory for the longest of them only.</summary>
internal sealed class LogLines
{
    private const int SmallestBuffer = 4 * 1024;
    private const int LargestFirstBuffer = 256 * 1024;

    private readonly Stream _content;
    private readonly string _location;
    private readonly int _longest;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private long _left;

    /// <summary>Starts at the content's position.</summary>
    /// <param name="content">The log.</param>
    /// <param name="location">The displayed path.</param>
    /// <param name="length">The number of bytes to read; later appends are not included.</param>
    /// <param name="longest">The maximum length of a line, in bytes, with its line feed.</param>
    public LogLines(Stream content, string location, long length, int longest)
    {
        _content = content;
        _location = location;
        _longest = longest;
        _left = length;
        _buffer = new byte[(int)Math.Min(longest, Math.Clamp(length, SmallestBuffer, LargestFirstBuffer))];
    }

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line, without its line feed; valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Whether it has a line feed; the last line has none if its writer stopped.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Moves to the next line.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="StorageException">The line cannot be read, or is too long.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Take(searched + at, isWhole: true);
                return true;
            }

            searched = _end - _start;
            if (_left == 0 || !await FillAsync(cancellationToken))
            {
                if (searched == 0)
                {
                    return false;
                }

                Take(searched, isWhole: false);
                return true;
            }
        }
    }

    private void Take(int count, bool isWhole)
    {
        Number++;
        Line = _buffer.AsMemory(_start, count);
        IsWhole = isWhole;
        _start += isWhole ? count + 1 : count;
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
            if (_buffer.Length >= _longest)
            {
                throw StorageException.NotRead(_location, $"Line {Number + 1} is longer than any entry.");
            }

            Array.Resize(ref _buffer, (int)Math.Min(_longest, 2L * _buffer.Length));
        }

        try
        {
            var read = await _content.ReadAsync(_buffer.AsMemory(_end, (int)Math.Min(_buffer.Length - _end, _left)), cancellationToken);
            _end += read;
            _left = read == 0 ? 0 : _left - read;
            return read > 0;
        }
        catch (Exception failure) when (StorageException.IsCause(failure))
        {
            throw StorageException.NotRead(_location, failure);
        }
    }
}
