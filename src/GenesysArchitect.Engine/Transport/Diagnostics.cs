using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GenesysArchitect.Engine.Transport;

/// <summary>What OpenTelemetry can listen to: an ActivitySource and a Meter, both named GenesysArchitect.</summary>
internal static class Diagnostics
{
    public const string Name = "GenesysArchitect";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> RequestDuration =
        Meter.CreateHistogram<double>("genesysarchitect.client.request.duration", "s", "Time from sending a call to reading its answer.");

    public static readonly Counter<long> Resends =
        Meter.CreateCounter<long>("genesysarchitect.client.request.resends", "{request}", "Calls sent again after a failure.");

    public static readonly Histogram<double> ThrottleWaits =
        Meter.CreateHistogram<double>("genesysarchitect.client.throttle.duration", "s", "Time a call was held back by the rate limit.");

    public static readonly Counter<long> TokenGrants =
        Meter.CreateCounter<long>("genesysarchitect.client.token.grants", "{token}", "Tokens granted.");
}
