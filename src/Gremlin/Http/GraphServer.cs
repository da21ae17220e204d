using System.Net;
using Gremlin.Engine;
using Gremlin.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gremlin.Http;

/// <summary>Serves a graph over HTTP as Neptune does, to this machine only.</summary>
public sealed class GraphServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GraphServer(WebApplication application) => _application = application;

    /// <summary>The port it listens on.</summary>
    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Starts to listen on 127.0.0.1.</summary>
    /// <param name="graph">The graph to serve; it stays the caller's.</param>
    /// <param name="engine">Evaluates queries.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="options">What is offered; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<GraphServer> StartAsync(PropertyGraph graph, GraphEngine engine, int port, EndpointOptions? options = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, port));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        var application = builder.Build();
        var endpoint = new GraphEndpoint(graph, engine, options ?? new EndpointOptions(), application.Services.GetRequiredService<ILogger<GraphServer>>());
        application.Run(endpoint.AnswerAsync);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new GraphServer(application);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.Listen(IPAddress.Loopback, port);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null; // the endpoint has a limit of its own, with an answer in Neptune's form
        kestrel.Limits.MaxRequestLineSize = 1 << 20;
        kestrel.Limits.MaxRequestBufferSize = 1 << 22;
        kestrel.Limits.MinRequestBodyDataRate = null;
    }
}
