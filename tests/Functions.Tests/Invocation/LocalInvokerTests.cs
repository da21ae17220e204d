using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using CustomerJourney.Ccj.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Functions.Invocation;

public sealed class LocalInvokerTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddHandlers(typeof(SampleHandlers).Assembly).AddScoped<Scoped>().BuildServiceProvider();

    [Fact]
    public async Task A_task_takes_and_gives_JSON_by_the_functions_own_serializer() =>
        (await InvokeAsync("Add", """{"left":2,"right":3}""")).Should().Be("""{"value":5}""");

    [Fact]
    public async Task A_task_without_result_answers_null() => (await InvokeAsync("Nothing", """{"left":2}""")).Should().Be("null");

    [Fact]
    public async Task A_stream_passes_untouched() => (await InvokeAsync("Copy", "[1, 2]")).Should().Be("[1, 2]");

    [Fact]
    public async Task What_a_function_throws_reaches_the_caller_as_it_is()
    {
        var call = () => InvokeAsync("Fail", "{}");
        (await call.Should().ThrowAsync<InvalidOperationException>()).WithMessage("Fail has 7 s");
    }

    [Fact]
    public async Task An_event_that_does_not_fit_is_the_serializers_error()
    {
        var call = () => InvokeAsync("Add", """{"left":"two"}""");
        await call.Should().ThrowAsync<JsonSerializerException>();
    }

    [Fact]
    public async Task An_unknown_function_is_named_with_the_known_ones()
    {
        var call = () => InvokeAsync("Ad", "{}");
        (await call.Should().ThrowAsync<KeyNotFoundException>()).WithMessage("There is no function 'Ad'; there are Add, *");
    }

    [Fact]
    public async Task A_caller_who_leaves_stops_the_call()
    {
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var call = () => Invoker.InvokeAsync("Wait", "{}"u8.ToArray(), leaving.Token);
        await call.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_answer_that_one_call_of_Lambda_cannot_give_says_so()
    {
        (await HttpAsync("Count", """{"pathParameters":{"count":"3"}}""")).Body.Should().Be("[0,1,2]");

        var answer = await HttpAsync("Count", """{"pathParameters":{"count":"3000000"}}""");
        answer.Status.Should().Be(413);
        answer.Body.Should().Contain("6 MB").And.Contain("limit");
    }

    [Fact]
    public async Task Route_query_header_and_services_are_bound_by_name()
    {
        var answer = await HttpAsync("Bind", """
            {"pathParameters":{"customer":"c1"},"queryStringParameters":{"from":"a b","limit":"7","share":"0.25","step":"x,y"},"headers":{"x-trace":"t"}}
            """);
        answer.Status.Should().Be(200);
        answer.Body.Should().Be("""{"customer":"c1","from":"a b","limit":7,"share":0.25,"steps":["x","y"],"trace":"t","scoped":true}""");
    }

    [Fact]
    public async Task A_missing_parameter_is_its_types_default_whatever_the_method_declares()
    {
        var answer = await HttpAsync("Bind", """{"pathParameters":{"customer":"c1"}}""");
        answer.Body.Should().Be("""{"customer":"c1","from":null,"limit":0,"share":0,"steps":null,"trace":null,"scoped":true}""");
    }

    [Fact]
    public async Task All_values_that_do_not_convert_are_told_at_once()
    {
        var answer = await HttpAsync("Bind", """{"pathParameters":{"customer":"c1"},"queryStringParameters":{"limit":"ten","share":"half"}}""");
        answer.Status.Should().Be(400);
        answer.Headers["x-amzn-ErrorType"].Should().Be("ValidationException");
        answer.Body.Should().StartWith("""{"message":"2 validation error(s) detected: Value ten at \u0027limit\u0027 failed to satisfy constraint: """);
    }

    [Fact]
    public async Task A_nullable_parameter_never_converts_as_in_the_generated_code()
    {
        (await HttpAsync("BindNullable", """{"queryStringParameters":{"limit":"1"}}""")).Status.Should().Be(400);
        (await HttpAsync("BindNullable", "{}")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_body_is_read_by_the_serializer_and_headers_of_one_name_are_joined()
    {
        var answer = await HttpAsync("Body", """{"body":"{\"left\":2,\"right\":5}"}""");
        (answer.Status, answer.Headers["location"], answer.Headers["x-part"]).Should().Be((201, "/sums/7", "a,b"));
    }

    [Fact]
    public async Task A_body_that_does_not_fit_is_a_400() => (await HttpAsync("Body", """{"body":"no json"}""")).Status.Should().Be(400);

    [Fact]
    public async Task A_body_taken_as_text_is_not_read() => (await HttpAsync("Text", """{"body":"no json"}""")).Body.Should().Be("7");

    [Fact]
    public async Task A_plain_result_is_a_200_with_JSON()
    {
        var answer = await HttpAsync("Plain", "{}");
        (answer.Status, answer.Body, answer.Headers["Content-Type"]).Should().Be((200, """{"value":3}""", "application/json"));
    }

    public void Dispose() => _services.Dispose();

    private LocalInvoker Invoker => _services.GetRequiredService<LocalInvoker>();

    private async Task<string> InvokeAsync(string function, string payload) =>
        Encoding.UTF8.GetString((await Invoker.InvokeAsync(function, Encoding.UTF8.GetBytes(payload), CancellationToken.None)).Span);

    private async Task<(int Status, Dictionary<string, string> Headers, string? Body)> HttpAsync(string function, string payload)
    {
        using var answer = JsonDocument.Parse(await InvokeAsync(function, payload));
        var root = answer.RootElement;
        var headers = root.TryGetProperty("headers", out var all) ? all.Deserialize<Dictionary<string, string>>()! : [];
        return (root.GetProperty("statusCode").GetInt32(), headers, root.TryGetProperty("body", out var body) ? body.GetString() : null);
    }
}
