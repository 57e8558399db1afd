using System.Diagnostics;
using System.Reflection;
using GenesysArchitect.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Benchmarks;

/// <summary>
/// Start-up times: the start of gcarch compared with a program that does nothing, a
/// deployment of a job of a second and a half from the command line, and the start of a sandbox compared with a plain
/// web server.
/// </summary>
internal static class StartupBenchmark
{
    private const int Turns = 5;
    private static readonly TimeSpan Job = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { JobDuration = Job });
        var (help, deploying, empty) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        var (own, plain) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var turn = 0; turn < Turns; turn++)
        {
            empty = Timing.Best(empty, await RunAsync(sandbox, typeof(StartupBenchmark).Assembly.Location, "nothing"));
            help = Timing.Best(help, await RunAsync(sandbox, Gcarch, "--help"));
            deploying = Timing.Best(deploying, await RunAsync(sandbox, Gcarch, "deploy", "--bundle", "northwind-ivr", "--environment", "test"));
            own = Timing.Best(own, await StartSandboxAsync());
            plain = Timing.Best(plain, await StartServerAsync());
        }

        Console.WriteLine($"startup: gcarch --help takes {help.TotalMilliseconds:0} ms; a program that does nothing takes {empty.TotalMilliseconds:0} ms. Ratio {help / empty:0.00}.");
        Console.WriteLine($"startup: a job of {Job.TotalSeconds:0.0} s is deployed and reported in {deploying.TotalSeconds:0.0} s; the job and a program that does nothing take {(Job + empty).TotalSeconds:0.0} s. Ratio {deploying / (Job + empty):0.00} (bound: 3 s).");
        Console.WriteLine($"startup: a sandbox listens after {own.TotalMilliseconds:0} ms; a bare web server after {plain.TotalMilliseconds:0} ms. Ratio {own / plain:0.00} (bound: 150 ms).");
    }

    private static string Gcarch =>
        typeof(StartupBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Gcarch").Value!;

    private static async Task<TimeSpan> RunAsync(SandboxHost sandbox, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GENESYS_AUDIT_PATH"] = "off";
        start.Environment["GENESYS_CLOUD_BASE_URL"] = sandbox.BaseAddress.ToString();
        start.Environment["GENESYS_CLOUD_CLIENT_ID"] = sandbox.ClientId;
        start.Environment["GENESYS_CLOUD_CLIENT_SECRET"] = sandbox.ClientSecret;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static async Task<TimeSpan> StartSandboxAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var sandbox = await SandboxHost.StartAsync();
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> StartServerAsync()
    {
        var watch = Stopwatch.StartNew();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        await server.StartAsync();
        return watch.Elapsed;
    }
}
