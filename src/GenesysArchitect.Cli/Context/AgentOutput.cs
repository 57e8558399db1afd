using System.Text;
using GenesysArchitect.Engine.Pipelines;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// A stream of the program while it is a step of a pipeline, whose agent takes lines of it for commands: what is written
/// here is made harmless, and commands have a way of their own.
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
                Pass(Environment.NewLine);
            }

            output.WriteLine(command);
            output.Flush();
        }
    }

    public override void Write(char value)
    {
        lock (_gate)
        {
            Pass([value]);
        }
    }

    public override void Write(string? value)
    {
        lock (_gate)
        {
            Pass(value);
        }
    }

    public override void Write(char[] buffer, int index, int count)
    {
        lock (_gate)
        {
            Pass(buffer.AsSpan(index, count));
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            Pass(buffer);
        }
    }

    public override void WriteLine()
    {
        lock (_gate)
        {
            Pass(CoreNewLine);
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_gate)
        {
            Pass(value);
            Pass(CoreNewLine);
        }
    }

    public override void Flush()
    {
        lock (_gate)
        {
            output.Flush();
        }
    }

    private void Pass(ReadOnlySpan<char> text)
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
