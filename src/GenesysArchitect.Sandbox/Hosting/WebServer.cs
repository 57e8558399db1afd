using System.Net;
using GenesysArchitect.Sandbox.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GenesysArchitect.Sandbox.Hosting;

/// <summary>The listening side: an empty application, so that nothing in the environment changes where it listens or what it prints.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application) => _application = application;

    internal Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    internal static async Task<WebServer> StartAsync(
        IPAddress address, int port, IEnumerable<ApiCall> calls, IEnumerable<SocketRoute> sockets, Func<HttpContext, ApiCall, Task> serve, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, port);
        });

        var application = builder.Build();
        foreach (var socket in sockets)
        {
            application.UseWebSockets();
            application.Map(socket.Pattern, (RequestDelegate)(context => socket.ServeAsync(context)));
        }

        foreach (var call in calls)
        {
            Map(application, call, serve);
        }

        try
        {
            await application.StartAsync(cancellationToken);
            var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new WebServer(application) { BaseAddress = new Uri(bound.EndsWith('/') ? bound : bound + "/") };
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Cancelled from the start: open connections are cut instead of waited for.
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private static void Map(WebApplication application, ApiCall call, Func<HttpContext, ApiCall, Task> serve)
    {
        Task Serve(HttpContext context) => serve(context, call);
        if (call.Method == "*")
        {
            application.Map(call.Route, (RequestDelegate)Serve);
        }
        else
        {
            application.MapMethods(call.Route, [call.Method], (RequestDelegate)Serve);
        }
    }
}
