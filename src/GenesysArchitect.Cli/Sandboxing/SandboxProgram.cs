using GenesysArchitect.Cli.Context;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cli.Sandboxing;

/// <summary>Starts the sandbox program, which is in a subfolder of this program.</summary>
internal static class SandboxProgram
{
    public static Task<SandboxProcess> StartAsync(ProgramContext context, IEnumerable<string> options, Action<string>? log, CancellationToken stop) =>
        SandboxProcess.StartAsync(Path.Join(context.ProgramFolder, "Sandbox", "GenesysArchitect.Sandbox.dll"), options, log, stop);
}
