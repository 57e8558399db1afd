using System.Text;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// A terminal of Windows begins in a code page of its own, which has few of the signs that are
/// shown. It gets UTF-8 while the program runs, and is left as it was.
/// </summary>
internal sealed class TerminalEncoding : IDisposable
{
    private readonly Encoding? _before;

    public TerminalEncoding()
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            _before = Console.OutputEncoding;
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
    }

    public void Dispose()
    {
        if (_before is not null)
        {
            Console.OutputEncoding = _before;
        }
    }
}
