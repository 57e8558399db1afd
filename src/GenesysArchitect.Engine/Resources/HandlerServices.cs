using GenesysArchitect.Engine.Connection;
using GenesysArchitect.Engine.Platforms;
using GenesysArchitect.Engine.Transport;
using Microsoft.Extensions.Logging;

namespace GenesysArchitect.Engine.Resources;

/// <summary>The services that handlers of a connection use.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Platform">The platform behind it.</param>
/// <param name="Client">Makes calls outside the platform's ports.</param>
/// <param name="Log">The log of the command.</param>
internal sealed record HandlerServices(GcOrgConnection Connection, IPlatform Platform, ApiClient Client, ILogger Log)
{
    public TimeProvider Time => Connection.Channel.Time;

    public Random Random => Connection.Random;
}
