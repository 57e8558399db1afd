using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Sandboxing;

namespace GenesysArchitect.Cli.Sandboxing;

/// <summary>Writes how to connect to a running sandbox. Its secret is generated for this sandbox only.</summary>
internal static class SandboxInstructions
{
    public static void Write(TextWriter output, SandboxProcess sandbox)
    {
        (string Name, string Value)[] variables =
        [
            ("GENESYS_CLOUD_PLATFORM", sandbox.Platform.ToString()),
            ("GENESYS_CLOUD_BASE_URL", sandbox.BaseAddress.AbsoluteUri),
            ("GENESYS_CLOUD_CLIENT_ID", sandbox.Client.ClientId),
            ("GENESYS_CLOUD_CLIENT_SECRET", sandbox.RevealSecret()),
        ];

        output.WriteLine($"The sandbox listens at {sandbox.BaseAddress} for client {sandbox.Client.ClientId}.");
        output.WriteLine();
        output.WriteLine("To use it from bash:");
        foreach (var (name, value) in variables)
        {
            output.WriteLine($"  export {name}='{value}'");
        }

        output.WriteLine();
        output.WriteLine("To use it from PowerShell:");
        foreach (var (name, value) in variables)
        {
            output.WriteLine($"  $env:{name} = '{value}'");
        }

        output.WriteLine();
        output.WriteLine("Then, in that shell:");
        output.WriteLine(sandbox.Platform == PlatformKind.GenesysCloud ? "  gcarch flow list" : "  gcarch deploy --bundle northwind-ivr --environment test");
        output.WriteLine();
        output.WriteLine("Ctrl+C stops the sandbox and discards its data.");
        output.Flush();
    }
}
