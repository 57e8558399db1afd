using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Errors;
using GenesysArchitect.Engine.Platforms;

namespace GenesysArchitect.Engine.Sandboxing;

/// <summary>
/// The fake platform, run as a program of its own on this machine's loopback. It ends with this
/// object, and with this process, however that ends: it watches the pipe it is started with.
/// </summary>
public sealed class SandboxProcess : IDisposable
{
    // What the program ends with when it does not understand its options.
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

    /// <summary>What it plays.</summary>
    public PlatformKind Platform { get; }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The OAuth client it knows.</summary>
    public ClientCredentials Client { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId { get; }

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts a sandbox and waits until it listens.</summary>
    /// <param name="program">The path of GenesysArchitect.Sandbox.dll.</param>
    /// <param name="arguments">Its options, such as <c>--job-duration 1.5</c>.</param>
    /// <param name="log">Takes the lines that it logs with <c>--verbose</c>; null to drop them.</param>
    /// <param name="cancellationToken">Ends the waiting, and the sandbox.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="GcException">There is no dotnet, no sandbox program, or it ended immediately.</exception>
    public static async Task<SandboxProcess> StartAsync(string program, IEnumerable<string> arguments, Action<string>? log, CancellationToken cancellationToken)
    {
        if (!File.Exists(program))
        {
            throw Unavailable($"Its program is not there ({program}).", "Install GenesysArchitect again.");
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
                throw Unavailable($"It ended immediately. {FirstLine(said)}".TrimEnd(), "See what it says, and try other options.", process.WaitForExit(StopTimeout) && process.ExitCode == BadOptions ? ErrorKind.InvalidInput : ErrorKind.Unavailable);
            }

            // Read on, whoever listens: a pipe that fills up would stop it.
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
                : Unavailable($"It did not say that it is ready. {failure.Message}", "Try again; see whether this machine is short of memory.");
        }
    }

    /// <summary>
    /// The secret of its client, in the clear: a front end must hand it to whoever tries the sandbox.
    /// It is made anew for each sandbox and is good for nothing else.
    /// </summary>
    /// <returns>The secret.</returns>
    public string RevealSecret() => Client.ClientSecret.Reveal();

    /// <summary>Stops it.</summary>
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
        var places = new[] { Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"), Path.Join(Environment.GetEnvironmentVariable("DOTNET_ROOT"), name) }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Join(folder, name)));
        return places.FirstOrDefault(File.Exists) ?? throw NoDotnet();
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
                // It has ended by itself.
            }
        }
    }

    private static GcException NoDotnet() =>
        Unavailable("It runs on the .NET runtime with ASP.NET Core, and there is no dotnet on this machine's PATH.", "Install the ASP.NET Core runtime 8 or later (https://dotnet.microsoft.com/download), and see that dotnet is on the PATH.");

    private static GcException Unavailable(string why, string remedy, ErrorKind kind = ErrorKind.Unavailable) =>
        new(ErrorIds.SandboxUnavailable, kind, $"The sandbox cannot be started. {why}") { Remedies = [new(remedy)] };

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
