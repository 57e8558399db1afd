using System.Runtime.InteropServices;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// Ctrl+C and SIGTERM. The first signal requests a graceful stop, which detaches from work in progress at
/// the platform; the second ends the program immediately.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _received;

    public StopSignals() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _received) == 1)
        {
            _stop.Cancel();
            return;
        }

        // The live display may have hidden the cursor.
        if (!Console.IsOutputRedirected)
        {
            new SteadyOutput(() => Console.Out).Write(ShowCursor);
        }

        Environment.Exit((int)ExitCode.Cancelled);
    }
}
