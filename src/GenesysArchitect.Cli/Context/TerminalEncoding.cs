using System.Text;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// Switches a Windows terminal to UTF-8 while the program runs: its default code page lacks some of the
/// symbols that are shown.
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
