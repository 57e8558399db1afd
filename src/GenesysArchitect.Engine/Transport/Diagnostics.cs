using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace GenesysArchitect.Engine.Transport;

/// <summary>The OpenTelemetry sources: an ActivitySource and a Meter, both named GenesysArchitect.</summary>
internal static class Diagnostics
{
    public const string Name = "GenesysArchitect";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> RequestDuration =
        Meter.CreateHistogram<double>("genesysarchitect.client.request.duration", "s", "Time from sending a call to reading its response.");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("genesysarchitect.client.request.resends", "{request}", "Calls sent again after a failure.");

    public static readonly Histogram<double> ThrottleWaits =
        Meter.CreateHistogram<double>("genesysarchitect.client.throttle.duration", "s", "Time a call was held back by the rate limit.");

    public static readonly Counter<long> TokenGrants =
        Meter.CreateCounter<long>("genesysarchitect.client.token.grants", "{token}", "Tokens granted.");

    public static readonly Counter<long> Polls =
        Meter.CreateCounter<long>("genesysarchitect.polls", "{poll}", "Polls of operations in progress at the platform.");

    public static readonly Counter<long> Deployments =
        Meter.CreateCounter<long>("genesysarchitect.deployments", "{deployment}", "Resource changes that were started, by outcome.");

    public static readonly Histogram<double> DeploymentDuration =
        Meter.CreateHistogram<double>("genesysarchitect.deployment.duration", "s", "Time from the start of a resource change to its end.");

    public static readonly Histogram<double> RunDuration =
        Meter.CreateHistogram<double>("genesysarchitect.run.duration", "s", "Time from the start of a run to its end.");

    public static readonly Counter<long> ValidationFailures =
        Meter.CreateCounter<long>("genesysarchitect.validation.failures", "{failure}", "Resources that were rejected before or by validation.");

    /// <summary>An enumeration value as an attribute value, such as <c>rolled_back</c>.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
