using System.Globalization;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Ccj.OpenApi;
using CustomerJourney.Identity;
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

    private static readonly Lazy<string> Description = new(() => OpenApiDocument.Of(typeof(Functions.Hub).Assembly));

    private readonly WebApplication _site;
    private readonly LocalHub _hub;

    private readonly GraphServer? _graph;
    private readonly SiteGuard _guard;
    private string? _told;

    private SiteHost(WebApplication site, LocalHub hub, SiteGuard guard, GraphServer? graph) => (_site, _hub, _guard, _graph) = (site, hub, guard, graph);

    /// <summary>Where the site is.</summary>
    public string Address => _site.Urls.First();

    /// <summary>Where the graph is; null when it is not served.</summary>
    public string? GraphAddress => _graph is null ? null : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_graph.Port}/gremlin");

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <param name="hub">The hub.</param>
    /// <param name="port">Port of site and API; 0 picks one.</param>
    /// <param name="graphPort">Port of the Neptune-like endpoint; null for none.</param>
    /// <param name="origins">Other origins whose pages may ask and embed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SiteHost> StartAsync(LocalHub hub, int port, int? graphPort, IReadOnlyList<string> origins, CancellationToken cancellationToken)
    {
        var guard = new SiteGuard(origins);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.AddSingleton(hub.Invoker);
        var site = builder.Build();
        site.Use(next => context => guard.PassAsync(context, next));
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

        site.MapGet("/openapi.json", () => Results.Text(Description.Value, "application/json"));
        site.MapHandlers();
        await site.StartAsync(cancellationToken);
        return new SiteHost(site, hub, guard, graphPort is { } number ? await ServeGraphAsync(hub, number, cancellationToken) : null);
    }

    /// <summary>Does a run while the site shows it; writing is put off meanwhile.</summary>
    public async Task<T> WhileRunningAsync<T>(Func<Task<T>> run)
    {
        _guard.IsRunning = true;
        try
        {
            return await run();
        }
        finally
        {
            _guard.IsRunning = false;
        }
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
                await CatchUpAsync(changes, cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: nothing more to follow.
        }
    }

    private async Task CatchUpAsync(FollowChanges changes, CancellationToken cancellationToken)
    {
        try
        {
            while (!(await changes.RunOnceAsync(cancellationToken)).IsCaughtUp)
            {
            }
        }
        catch (ModelEndpointException refusal) when (refusal.Message == _told)
        {
            // Told once; party records wait for the model, everything else goes on with the next beat.
        }
        catch (ModelEndpointException refusal)
        {
            await Console.Error.WriteLineAsync(_told = refusal.Message);
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
