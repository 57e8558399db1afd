using System.Diagnostics;
using System.Globalization;
using GenesysArchitect.Sandbox;

namespace GenesysArchitect.Cli.Tests.Arrangement;

/// <summary>gcarch as a separate process.</summary>
internal sealed class GcarchProcess : IDisposable
{
    private static readonly string[] TemporaryFolderVariables = ["TMPDIR", "TMP", "TEMP"];

    private readonly Process _process;
    private readonly Lines _output = new();
    private readonly Lines _error = new();

    private GcarchProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => _error.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public static GcarchProcess Start(SandboxHost? sandbox, params string[] arguments) => Start(sandbox, temporaryFolder: null, arguments);

    /// <summary>Starts gcarch with its own temporary folder.</summary>
    public static GcarchProcess Start(SandboxHost? sandbox, DirectoryInfo? temporaryFolder, params string[] arguments) =>
        Start("GenesysArchitect.Cli", "gcarch.dll", sandbox, temporaryFolder, arguments);

    /// <summary>Starts gcarch with an additional resource kind that is not part of the product.</summary>
    public static GcarchProcess StartWithProbes(SandboxHost sandbox, params string[] arguments) =>
        Start("GenesysArchitect.ProbeProgram", "GenesysArchitect.ProbeProgram.dll", sandbox, temporaryFolder: null, arguments);

    /// <summary>Starts it with variables of its own.</summary>
    public static GcarchProcess StartWith(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Start("GenesysArchitect.Cli", "gcarch.dll", sandbox: null, temporaryFolder: null, arguments, variables);

    private static GcarchProcess Start(string project, string assembly, SandboxHost? sandbox, DirectoryInfo? temporaryFolder, string[] arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        // The program is built next to these tests.
        var tests = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Join(tests.Parent!.Parent!.FullName, project, tests.Name, assembly);
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GENESYS_AUDIT_PATH"] = "off";
        foreach (var variable in temporaryFolder is null ? [] : TemporaryFolderVariables)
        {
            start.Environment[variable] = temporaryFolder!.FullName;
        }

        // The tests themselves may run in a pipeline.
        start.Environment.Remove("TF_BUILD");
        start.Environment.Remove("GITHUB_ACTIONS");
        if (sandbox is not null)
        {
            start.Environment["GENESYS_CLOUD_BASE_URL"] = sandbox.BaseAddress.ToString();
            start.Environment["GENESYS_CLOUD_CLIENT_ID"] = sandbox.ClientId;
            start.Environment["GENESYS_CLOUD_CLIENT_SECRET"] = sandbox.ClientSecret;
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new GcarchProcess(process);
    }

    /// <summary>Waits until a line of standard output contains a text.</summary>
    public Task<string> SeenAsync(string text) => _output.SeenAsync(text).OrHang();

    /// <summary>Waits until a line of standard error contains a text.</summary>
    public Task<string> SeenOnErrorAsync(string text) => _error.SeenAsync(text).OrHang();

    /// <summary>Kills the process, as a crash would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal, such as INT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        kill.WaitForExit(Patience.HangGuard);
    }

    public async Task<Outcome> EndAsync()
    {
        await _process.WaitForExitAsync().OrHang();
        return new Outcome(_process.ExitCode, _output.Text, _error.Text);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
