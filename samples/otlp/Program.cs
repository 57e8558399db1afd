// Applies a manifest, and exports the engine's metrics and traces by OTLP. See README.md.
using GenesysArchitect.Engine;
using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Manifests;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

if (args.Length == 0)
{
    Console.Error.WriteLine("Name a manifest, and files of values behind it.");
    return 3;
}

// Disposing the providers sends the remaining data.
using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter("GenesysArchitect").AddOtlpExporter().Build();
using var traces = Sdk.CreateTracerProviderBuilder().AddSource("GenesysArchitect").AddOtlpExporter().Build();

using var organization = GcOrgConnection.Open(ConnectionEnvironment.Read(Environment.GetEnvironmentVariable));
var manifest = ManifestReader.Read(new ManifestOptions { Paths = [args[0]], ValuesPaths = args[1..] });
var engine = new DeploymentEngine(organization);
using var run = await ManifestRun.OpenAsync(organization, manifest, new ManifestRunOptions { Paths = [args[0]] }, CancellationToken.None);
var plan = await run.PlanAsync(engine, [], CancellationToken.None);
var result = await run.RunAsync(engine, plan, [], CancellationToken.None);
foreach (var step in result.Steps)
{
    Console.WriteLine($"{step.Address}: {step.Status}");
}

return (int)result.ExitCode;
