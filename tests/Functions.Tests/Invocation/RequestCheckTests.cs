using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Deployment;
using CustomerJourney.Functions.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerJourney.Functions.Invocation;

/// <summary>Requests that are no question are refused by every route alike, before its handler works.</summary>
public sealed class RequestCheckTests
{
    private const string Personal = "anna.personal@example.com";

    public static TheoryData<string> Routes { get; } = [.. Template.Handlers.Where(handler => handler.Http is not null).Select(handler => handler.Name)];

    public static TheoryData<string> Bodies { get; } = [.. Template.Handlers.Where(handler => handler.Method.IsDefined(typeof(ReadsBodyAttribute))).Select(handler => handler.Name)];

    [Fact]
    public void A_route_that_writes_takes_a_body_and_one_that_reads_takes_none()
    {
        foreach (var handler in Template.Handlers.Where(handler => handler.Http is not null))
            handler.Method.IsDefined(typeof(ReadsBodyAttribute)).Should().Be(handler.Http!.Method is LambdaHttpMethod.Post, handler.Name);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_parameter_that_a_route_does_not_have_is_named(string function)
    {
        var (status, message) = await AskAsync(function, request => request.QueryStringParameters = new Dictionary<string, string> { ["withn"] = Personal });
        status.Should().Be(HttpStatusCode.BadRequest);
        message.Should().Contain("'withn'").And.NotContain(Personal);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_value_that_is_no_question_by_its_length_is_refused(string function)
    {
        var handler = Template.Handlers.Single(handler => handler.Name == function);
        var text = handler.Method.GetCustomAttribute<ReadsQueryAttribute>()?.All.First(name => QueryWords.All[name].Type == "string")
            ?? handler.Method.GetParameters().FirstOrDefault(parameter => parameter.ParameterType == typeof(string) && parameter.IsDefined(typeof(FromQueryAttribute)))?.Name;
        if (text is null)
            return;
        var (status, message) = await AskAsync(function, request => request.QueryStringParameters = new Dictionary<string, string> { [text] = new('x', RequestShape.LongestValue + 1) });
        status.Should().Be(HttpStatusCode.BadRequest);
        message.Should().StartWith($"{text} has more than");
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_of_another_kind_is_refused(string function)
    {
        var (status, message) = await AskAsync(function, request => request.Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" });
        status.Should().Be(HttpStatusCode.UnsupportedMediaType);
        message.Should().Contain("application/json");
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_missing_broken_or_too_large_is_refused_without_its_words(string function)
    {
        (await AskAsync(function, request => request.Body = null)).Should().Be((HttpStatusCode.BadRequest, "The body is missing."));
        (await AskAsync(function, request => request.Body = " ")).Status.Should().Be(HttpStatusCode.BadRequest);
        var (status, message) = await AskAsync(function, request => request.Body = $$"""{"by": "{{Personal}}""");
        status.Should().Be(HttpStatusCode.BadRequest);
        message.Should().Contain("line 1").And.NotContain(Personal);
        (await AskAsync(function, request => (request.Body, request.IsBase64Encoded) = ("no base 64", true))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await AskAsync(function, request => request.Body = new string(' ', RequestBody.Largest) + "{}")).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("""{"partyA":"party:a:1","by":"me"}""", "partyB")]
    [InlineData("""{"partyA":"party:a:1","partyB":null,"by":"me"}""", "partyB")]
    [InlineData("""{"partyA":"party:a:1","partyB":7,"by":"me"}""", "partyB")]
    [InlineData("""[]""", "line 1")]
    public async Task A_field_that_is_missing_or_of_another_kind_is_named(string body, string named)
    {
        var (status, message) = await AskAsync("ConfirmIdentity", request => request.Body = body);
        status.Should().Be(HttpStatusCode.BadRequest);
        message.Should().Contain(named);
    }

    [Fact]
    public async Task A_flag_is_true_or_false() =>
        (await AskAsync("TopJourneys", request => request.QueryStringParameters = new Dictionary<string, string> { ["collapse"] = "yes" })).Should().Be((HttpStatusCode.BadRequest, "collapse is true or false."));

    // A handler whose ports are not there: whoever gets as far as using one fails.
    private static async Task<(HttpStatusCode Status, string Message)> AskAsync(string function, Action<APIGatewayHttpApiV2ProxyRequest> change)
    {
        var handler = Template.Handlers.Single(handler => handler.Name == function);
        var json = EventJson.Of(typeof(Startup).Assembly);
        var request = json.Read<APIGatewayHttpApiV2ProxyRequest>(await File.ReadAllBytesAsync(Path.Combine(Template.Repository, "events", function + ".json")));
        change(request);
        var context = new LocalContext(handler, 1, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        var binding = new HttpBinding(request, context, null!, json, handler.Http!.Template);
        var answer = await (Task<IHttpResult>)handler.Method.Invoke(RuntimeHelpers.GetUninitializedObject(handler.Type), binding.Bind(handler.Method))!;
        using var written = answer.Serialize(new HttpResultSerializationOptions { Format = HttpResultSerializationOptions.ProtocolFormat.HttpApi, Version = HttpResultSerializationOptions.ProtocolVersion.V2 });
        var body = JsonNode.Parse((await JsonNode.ParseAsync(written))!["body"]!.GetValue<string>())!;
        return (answer.StatusCode, body["message"]!.GetValue<string>());
    }
}
