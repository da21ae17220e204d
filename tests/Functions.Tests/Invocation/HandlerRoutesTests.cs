using System.Net;
using System.Net.Http.Json;
using System.Text;
using CustomerJourney.Ccj.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Functions.Invocation;

public sealed class HandlerRoutesTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new();
    private WebApplication? _host;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHandlers(typeof(SampleHandlers).Assembly).AddScoped<Scoped>().AddSingleton<CallsThatStopped>();
        _host = builder.Build();
        _host.MapHandlers();
        await _host.StartAsync();
        _client.BaseAddress = new Uri(_host.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_request_becomes_an_event_and_the_answer_a_response()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/bind/caf%C3%A9%20x?from=a%26b&limit=7&step=x&step=y");
        request.Headers.Add("X-Trace", "t");
        using var response = await _client.SendAsync(request);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await response.Content.ReadFromJsonAsync<Dictionary<string, object>>())!.Select(pair => $"{pair.Key}={pair.Value}").Should()
            .Contain(["customer=café x", "from=a&b", "limit=7", "steps=[\"x\",\"y\"]", "trace=t"]);
    }

    [Fact]
    public async Task A_function_that_breaks_is_a_500_that_tells_nothing()
    {
        using var response = await _client.GetAsync(new Uri("/break", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"message":"Internal Server Error"}""");
    }

    [Fact]
    public async Task A_body_larger_than_Lambda_takes_is_refused()
    {
        using var body = new StringContent(new string('x', 6 * 1024 * 1024 + 1), Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/texts", UriKind.Relative), body);
        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_that_is_no_text_arrives_in_base_64()
    {
        using var body = new ByteArrayContent([1, 2, 3]);
        body.Headers.ContentType = new("application/octet-stream");
        using var response = await _client.PostAsync(new Uri("/texts", UriKind.Relative), body);
        (await response.Content.ReadAsStringAsync()).Should().Be("4");
    }

    [Fact]
    public async Task The_rest_of_a_path_is_one_parameter_for_every_method()
    {
        using var response = await _client.DeleteAsync(new Uri("/any/a/b/c", UriKind.Relative));
        (await response.Content.ReadAsStringAsync()).Should().Be("a/b/c");
    }

    [Fact]
    public async Task A_long_answer_comes_while_it_is_being_written()
    {
        const int Count = 3_000_000; // 23 MB: more than one call of Lambda could answer with
        using var response = await _client.GetAsync(new Uri($"/count/{Count}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        response.Headers.TransferEncodingChunked.Should().BeTrue("its length is not known when it begins");
        response.Headers.GetValues("x-part").Should().Equal("a");
        (await response.Content.ReadFromJsonAsync<int[]>()).Should().HaveCount(Count).And.EndWith(Count - 1);
    }

    [Fact]
    public async Task An_answer_that_breaks_midway_does_not_look_whole()
    {
        using var response = await _client.GetAsync(new Uri("/break-midway", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        await response.Content.Invoking(content => content.ReadAsStringAsync()).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_client_that_hangs_up_stops_the_call()
    {
        var calls = _host!.Services.GetRequiredService<CallsThatStopped>();
        using var hangUp = new CancellationTokenSource();
        var asking = _client.GetAsync(new Uri("/wait", UriKind.Relative), hangUp.Token);
        await calls.Begun.Task;

        await hangUp.CancelAsync();

        await calls.Stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await asking.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }
}
