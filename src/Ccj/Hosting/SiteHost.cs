using System.Globalization;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Local.Graph;
using CustomerJourney.Milestones;
using Gremlin.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Site and API on this machine: the annotated routes, the built site, and a look at the change stream several times a second.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly WebApplication _site;
    private readonly LocalHub _hub;

    private readonly GraphServer? _graph;

    private SiteHost(WebApplication site, LocalHub hub, GraphServer? graph) => (_site, _hub, _graph) = (site, hub, graph);

    /// <summary>Where the site is.</summary>
    public string Address => _site.Urls.First();

    /// <summary>Where the graph is; null when it is not served.</summary>
    public string? GraphAddress => _graph is null ? null : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_graph.Port}/gremlin");

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SiteHost> StartAsync(LocalHub hub, int port, int? graphPort, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.AddSingleton(hub.Invoker);
        var site = builder.Build();
        site.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            await next(context);
        });
        if (SiteFolder() is { } folder)
        {
            var files = new PhysicalFileProvider(folder);
            site.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            site.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
        else
        {
            site.MapGet("/", () => Results.Text("The site is not built: run `npm ci && npm run build` in web/. The API is here.", statusCode: StatusCodes.Status503ServiceUnavailable));
        }

        site.MapHandlers();
        await site.StartAsync(cancellationToken);
        return new SiteHost(site, hub, graphPort is { } number ? await ServeGraphAsync(hub, number, cancellationToken) : null);
    }

    /// <summary>Follows the change stream until it is cancelled: touchpoints get their customers, milestones fire.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var changes = _hub.Services.GetRequiredService<FollowChanges>();
        using var timer = new PeriodicTimer(Beat);
        try
        {
            do
            {
                while (!(await changes.RunOnceAsync(cancellationToken)).IsCaughtUp)
                {
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: nothing more to follow.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_graph is not null)
            await _graph.DisposeAsync();
        await _site.DisposeAsync();
    }

    private static Task<GraphServer> ServeGraphAsync(LocalHub hub, int port, CancellationToken cancellationToken)
    {
        var graph = (EmbeddedJourneyGraph)hub.Graph;
        return GraphServer.StartAsync(graph.Graph, graph.Engine, port, new EndpointOptions { Sources = graph.Sources }, cancellationToken);
    }

    /// <summary>The built site beside the program or in the checkout; null when it is not built.</summary>
    private static string? SiteFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "web", "dist");
            if (File.Exists(Path.Combine(built, "index.html")))
                return built;
        }

        return null;
    }
}
