using System.Text;
using GenesysArchitect.Engine.Pipelines;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// An output stream of a pipeline step. The agent interprets some lines as commands: ordinary text is escaped so that it
/// is never a command, and commands are written by <see cref="WriteCommand"/>.
/// </summary>
internal sealed class AgentOutput(TextWriter output) : TextWriter
{
    private readonly object _gate = new();
    private readonly CommandText _text = new();

    public override Encoding Encoding => output.Encoding;

    /// <summary>Writes a command, on a line of its own.</summary>
    public void WriteCommand(string command)
    {
        lock (_gate)
        {
            if (!_text.IsAtStart)
            {
                WriteEscaped(Environment.NewLine);
            }

            output.WriteLine(command);
            output.Flush();
        }
    }

    public override void Write(char value)
    {
        lock (_gate)
        {
            WriteEscaped([value]);
        }
    }

    public override void Write(string? value)
    {
        lock (_gate)
        {
            WriteEscaped(value);
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        lock (_gate)
        {
            WriteEscaped(buffer.AsSpan(index, count));
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            WriteEscaped(buffer);
        }
    }

    public override void WriteLine()
    {
        lock (_gate)
        {
            WriteEscaped(CoreNewLine);
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            WriteEscaped(value);
            WriteEscaped(CoreNewLine);
        }
    }

    public override void Flush()
    {
        lock (_gate)
        {
            output.Flush();
        }
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (_text.BeginsCommand(text[at]))
            {
                output.Write(text[from..at]);
                output.Write(' ');
                from = at;
            }
        }

        output.Write(text[from..]);
    }
}
