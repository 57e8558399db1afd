using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using GenesysArchitect.Sandbox.Requests;

namespace GenesysArchitect.Sandbox.Startup;

/// <summary>The sandbox as a program: one line of JSON when it is ready, then it serves until it is stopped.</summary>
internal static class SandboxProgram
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int BadInput = 3;

    internal static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter errors)
    {
        try
        {
            var settings = ProgramArguments.Parse(arguments);
            if (settings.Help)
            {
                await output.WriteAsync(ProgramArguments.HelpText);
                return Done;
            }

            await ServeAsync(settings, input, output, errors);
            return Done;
        }
        catch (ArgumentException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            await errors.WriteLineAsync("Run with --help to see what there is.");
            return BadInput;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task ServeAsync(ProgramArguments settings, TextReader input, TextWriter output, TextWriter errors)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }

        // At a terminal Ctrl+C reaches every program in the foreground; one that ends with its parent leaves it to that one.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, settings.ExitWithParent ? static signal => signal.Cancel = true : Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var recorder = settings.RecordFile is { } file ? new ExchangeRecorder(file) : null;
        await using var sandbox = await SandboxHost.StartAsync(recorder is null ? settings.Options : settings.Options with { Observe = recorder.Write });
        if (settings.Verbose)
        {
            sandbox.Requests.Answered += record => errors.WriteLine(Describe(record));
        }

        await output.WriteLineAsync(new JsonObject
        {
            ["platform"] = settings.Options.Platform.ToString().ToLowerInvariant(),
            ["url"] = sandbox.BaseAddress.ToString(),
            ["clientId"] = sandbox.ClientId,
            ["clientSecret"] = sandbox.ClientSecret,
            ["processId"] = Environment.ProcessId,
        }.ToJsonString());
        await output.FlushAsync();

        await (settings.ExitWithParent ? Task.WhenAny(stopped.Task, EndOfInputAsync(input)) : stopped.Task);
    }

    private static async Task EndOfInputAsync(TextReader input)
    {
        // The console's reader reads synchronously whatever it is asked for, so it gets a thread of its own.
        await Task.Factory.StartNew(
            () =>
            {
                while (input.ReadLine() is not null)
                {
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private static string Describe(RequestRecord record) => FormattableString.Invariant(
        $"{record.ArrivedAt:HH:mm:ss.fff} #{record.Sequence} {record.Method} {record.Path}{record.Query} -> {record.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "cut"} {record.Fault}");
}
