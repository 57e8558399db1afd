using System.Runtime.InteropServices;
using GenesysArchitect.Engine.Runs;

namespace GenesysArchitect.Cli.Context;

/// <summary>
/// Ctrl+C and SIGTERM. The first asks the program to stop, and leaves it the time to let go of what
/// the platform has begun; the second ends it at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _met;

    public StopSignals() =>
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Meet), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Meet)];

    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Meet(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref _met) == 1)
        {
            _stop.Cancel();
            return;
        }

        // The live display may have hidden it.
        if (!Console.IsOutputRedirected)
        {
            new SteadyOutput(() => Console.Out).Write(ShowCursor);
        }

        Environment.Exit((int)ExitCode.Cancelled);
    }
}
