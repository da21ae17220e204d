using System.Text;
using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using CustomerJourney.Aws.Identity;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Local.Propensity;
using CustomerJourney.ModelServer;

namespace CustomerJourney.Aws;

/// <summary>Identity asked of the model in process and of the model server behind the service's protocol: the same bytes.</summary>
public sealed class ServedIdentityTests
{
    private const string Records = """
        record_id,first_name,last_name,dob,phone
        1,ann,barcalden,1980-05-17,07700900001
        2,ann,barcalde,1980-05-17,07700900001
        3,louis,wexstomor,1966-01-02,07700900002
        4,louis,wexstomor,1966-02-01,
        5,grace,ferholmor,1971-11-30,07700900005
        """;

    private const string Ask = """
        {"explain":true,"pairs":[
          {"a":{"first_name":"ann","last_name":"barcalden","dob":"1980-05-17","phone":"07700900001"},"b":{"first_name":"ann","last_name":"barcalde","dob":"1980-05-17"}},
          {"a":{"first_name":"ann","last_name":"barcalden"},"b":{"first_name":"grace","last_name":"ferholmor"}}]}
        """;

    [Theory]
    [InlineData(Ask)]
    [InlineData("""{"model":"deterministic","pairs":[{"a":{"givenName":"Ann","familyName":"Lee","email#0":"a@mail.example"},"b":{"givenName":"Ann","familyName":"Lee","email#0":"a@mail.example"}}]}""")]
    public async Task The_answer_is_the_same_in_process_and_through_the_service(string ask)
    {
        var table = CsvRecords.Read(new StringReader(Records));
        var models = IdentityModels.Of([RecordLinkage.Train(table, ModelProposal.For(table))], ResolutionOptions.Default);
        await using var container = Serving.Build(models.Served(), 0);
        await container.StartAsync();
        await using var service = await WireServer.StartAsync(request => Forwarded(container.Urls.Single(), request.Text));
        var local = new InProcessModelEndpoint(null!, new Dictionary<string, ModelAnswer> { ["identity"] = (request, token) => Task.FromResult(models.Answer(request, token)) });
        var body = Encoding.UTF8.GetBytes(ask);

        var inProcess = await local.InvokeAsync("identity", body, default);
        var served = await Endpoints(service).InvokeAsync("identity", body, default);

        Encoding.UTF8.GetString(served.Span).Should().Be(Encoding.UTF8.GetString(inProcess.Span)).And.Contain("scores");
        service.Requests.Single().Path.Should().Be("/endpoints/dev-identity/invocations");
        await container.StopAsync();
    }

    private static WireAnswer Forwarded(string container, string body)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{new Uri(container.Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port}/invocations") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = client.Send(request);
        using var text = new StreamReader(response.Content.ReadAsStream());
        return WireAnswer.Ok(text.ReadToEnd());
    }

    private static SageMakerEndpoints Endpoints(WireServer service) => new(
        new AmazonSageMakerRuntimeClient(new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey), new AmazonSageMakerRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-central-1" }), "dev-");
}
