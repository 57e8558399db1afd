using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Engine.Sandboxing;

/// <summary>
/// The sandbox platform, run as a separate program on this machine's loopback address. It ends with this
/// object, and with this process in any case: it watches the pipe that it was started with.
/// </summary>
public sealed class SandboxProcess : IDisposable
{
    // The exit code of the program for invalid options.
    private const int BadOptions = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private SandboxProcess(Process process, SandboxDocument ready)
    {
        _process = process;
        Platform = ConnectionEnvironment.ParsePlatform(ready.Platform);
        BaseAddress = new Uri(ready.Url);
        Client = new ClientCredentials(ready.ClientId, new Secret(ready.ClientSecret));
        ProcessId = process.Id;
    }

    /// <summary>The platform that it simulates.</summary>
    public PlatformKind Platform { get; }

    /// <summary>The address.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The OAuth client that it accepts.</summary>
    public ClientCredentials Client { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId { get; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts a sandbox and waits until it is ready.</summary>
    /// <param name="program">The path of GenesysArchitect.Sandbox.dll.</param>
    /// <param name="arguments">Its options, such as <c>--job-duration 1.5</c>.</param>
    /// <param name="log">Receives the lines that it logs with <c>--verbose</c>; null for none.</param>
    /// <param name="cancellationToken">Cancels the start, and stops the sandbox.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="GcException">dotnet or the sandbox program is missing, or the program ended immediately.</exception>
    public static async Task<SandboxProcess> StartAsync(string program, IEnumerable<string> arguments, Action<string>? log, CancellationToken cancellationToken)
    {
        if (!File.Exists(program))
        {
            throw Unavailable($"Its program does not exist ({program}).", "Install GenesysArchitect again.");
        }

        var process = Launch(program, arguments);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartTimeout);
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (line is null)
            {
                var said = await process.StandardError.ReadToEndAsync(limit.Token);
                throw Unavailable($"It ended immediately. {FirstLine(said)}".TrimEnd(), "Check the message and correct the options.", process.WaitForExit(StopTimeout) && process.ExitCode == BadOptions ? ErrorKind.InvalidInput : ErrorKind.Unavailable);
            }

            // Always read, since a full pipe would block the program.
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is { } text)
                {
                    log?.Invoke(text);
                }
            };
            process.BeginErrorReadLine();
            return new SandboxProcess(process, JsonSerializer.Deserialize(line, SandboxJson.Default.SandboxDocument)!);
        }
        catch (Exception failure) when (failure is OperationCanceledException or JsonException or GcException)
        {
            Stop(process);
            throw failure is GcException || cancellationToken.IsCancellationRequested
                ? failure
                : Unavailable($"It did not report that it is ready. {failure.Message}", "Try again, and check whether this machine is low on memory.");
        }
    }

    /// <summary>
    /// The secret of its client, in clear text, which a front end shows to the user.
    /// It is generated for each sandbox and has no other use.
    /// </summary>
    /// <returns>The secret.</returns>
    public string RevealSecret() => Client.ClientSecret.Reveal();

    /// <summary>Stops the sandbox.</summary>
    public void Dispose() => Stop(_process);

    private static Process Launch(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(FindDotnet())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in new[] { program, "--exit-with-parent" }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw NoDotnet();
        }
        catch (Win32Exception)
        {
            throw NoDotnet();
        }
    }

    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var locations = new[] { Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"), Path.Join(Environment.GetEnvironmentVariable("DOTNET_ROOT"), name) }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Join(folder, name)));
        return locations.FirstOrDefault(File.Exists) ?? throw NoDotnet();
    }

    private static void Stop(Process process)
    {
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                if (!process.WaitForExit(StopTimeout))
                {
                    process.Kill(entireProcessTree: true);
                }
            }
            catch (Exception gone) when (gone is InvalidOperationException or IOException)
            {
                // It has already ended.
            }
        }
    }

    private static GcException NoDotnet() =>
        Unavailable("It requires the ASP.NET Core runtime, but dotnet is not on the PATH of this machine.", "Install the ASP.NET Core runtime 8 or later (https://dotnet.microsoft.com/download), and make sure that dotnet is on the PATH.");

    private static GcException Unavailable(string why, string remedy, ErrorKind kind = ErrorKind.Unavailable) =>
        new(ErrorIds.SandboxUnavailable, kind, $"The sandbox cannot be started. {why}") { Remedies = [new(remedy)] };

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
