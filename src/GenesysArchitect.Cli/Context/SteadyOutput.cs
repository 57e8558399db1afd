using System.Text;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// A stream of the program that may be closed, or lie on a disk that is full. What cannot be written is lost; the work goes
/// on, is undone where it must be, and ends with its own exit code: a run is not cut off because nobody can read about it.
/// </summary>
/// <param name="open">Opens the stream; it may fail as well.</param>
internal sealed class SteadyOutput(Func<TextWriter> open) : TextWriter
{
    private readonly Lazy<TextWriter> _output = new(() => Opened(open));

    public override Encoding Encoding => _output.Value.Encoding;

    public override void Write(char value) => Try(output => output.Write(value));

    public override void Write(string? value) => Try(output => output.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(output => output.Write(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine() => Try(output => output.WriteLine());

    public override void WriteLine(string? value) => Try(output => output.WriteLine(value));

    public override void Flush() => Try(output => output.Flush());

    private static TextWriter Opened(Func<TextWriter> open)
    {
        try
        {
            return open();
        }
        catch (Exception closed) when (IsUnwritable(closed))
        {
            return Null;
        }
    }

    private void Try(Action<TextWriter> write)
    {
        try
        {
            write(_output.Value);
        }
        catch (Exception unwritten) when (IsUnwritable(unwritten))
        {
            // There is nobody left to tell. A disk may have room again for the next line.
        }
    }

    private static bool IsUnwritable(Exception failure) => failure is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException;
}
