using System.Diagnostics;
using System.Globalization;

namespace GenesysArchitect.Sandbox.Tests;

/// <summary>The sandbox in a process of its own, which ends with the test whatever happens.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    internal SandboxProcess(params string[] arguments)
    {
        // Should the test run be killed, the input ends and the sandbox with it.
        var start = new ProcessStartInfo("dotnet", [typeof(SandboxHost).Assembly.Location, "--exit-with-parent", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The sandbox did not start.");
        _errors = _process.StandardError.ReadToEndAsync();
    }

    internal int Id => _process.Id;

    internal async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().OrHang() ?? throw new InvalidOperationException(await _errors);

    internal async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    internal void CloseInput() => _process.StandardInput.Close();

    internal async Task<(int ExitCode, string Output, string Errors)> ExitAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync().OrHang();
        await _process.WaitForExitAsync().OrHang();
        return (_process.ExitCode, rest, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
