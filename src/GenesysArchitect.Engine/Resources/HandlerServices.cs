using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Resources;

/// <summary>What the handlers of a connection are made of.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Platform">The platform behind it.</param>
/// <param name="Client">Makes calls that are not of a port of the platform.</param>
/// <param name="Log">The log of the command.</param>
internal sealed record HandlerServices(GcOrgConnection Connection, IPlatform Platform, ApiClient Client, ILogger Log)
{
    public TimeProvider Time => Connection.Channel.Time;

    public Random Random => Connection.Random;
}
