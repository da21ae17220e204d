using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Aws.Wire;

/// <summary>Plays an AWS service: keeps every request, checks its signature by itself and answers as the test says.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private readonly WebApplication _host;
    private readonly Func<WireRequest, WireAnswer> _answer;

    private WireServer(WebApplication host, Func<WireRequest, WireAnswer> answer)
    {
        _host = host;
        _answer = answer;
    }

    public List<WireRequest> Requests { get; } = [];

    public string Url => _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<WireServer> StartAsync(Func<WireRequest, WireAnswer> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new WireServer(builder.Build(), answer);
        server._host.Run(server.ServeAsync);
        await server._host.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var request = new WireRequest(
            http.Request.Method,
            http.Request.Path.Value!,
            http.Request.QueryString.Value!.TrimStart('?'),
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        WireAnswer answer;
        lock (Requests)
        {
            Requests.Add(request);
            answer = SignatureCheck.IsRight(request, SecretKey) ? _answer(request) : WireAnswer.Error(403, "InvalidSignatureException", "The signature is wrong.");
        }

        if (answer.Aborts)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
    }
}
