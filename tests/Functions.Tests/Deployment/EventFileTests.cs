using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using CustomerJourney.Ccj.Invocation;

namespace CustomerJourney.Functions.Deployment;

public sealed class EventFileTests
{
    private static readonly string Folder = Path.Combine(Template.Repository, "events");

    [Fact]
    public void Every_function_has_a_sample_event_and_no_other_file_lies_there() =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).Should().BeEquivalentTo(Template.Handlers.Select(handler => handler.Name + ".json"));

    [Fact]
    public void Every_sample_event_is_one_that_its_function_takes()
    {
        var json = EventJson.Of(typeof(Startup).Assembly);
        foreach (var handler in Template.Handlers.Where(handler => File.Exists(FileOf(handler))))
        {
            var bytes = File.ReadAllBytes(FileOf(handler));
            if (handler.Http is { } http)
                json.Read<APIGatewayHttpApiV2ProxyRequest>(bytes).RouteKey.Should().Be($"{http.Method.ToString().ToUpperInvariant()} {http.Template}");
            else if (Array.Find(handler.Method.GetParameters(), parameter => parameter.ParameterType != typeof(ILambdaContext)) is { } input)
                json.Read(input.ParameterType, bytes).Should().NotBeNull();
        }
    }

    [Fact]
    public void Every_sample_event_is_well_formed()
    {
        foreach (var file in Directory.GetFiles(Folder))
            FluentActions.Invoking(() => JsonDocument.Parse(File.ReadAllBytes(file)).Dispose()).Should().NotThrow(file);
    }

    private static string FileOf(Handler handler) => Path.Combine(Folder, handler.Name + ".json");
}
