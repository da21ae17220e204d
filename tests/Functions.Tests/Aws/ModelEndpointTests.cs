using Amazon.Runtime;
using Amazon.SageMakerRuntime;
using CustomerJourney.Aws.Identity;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Identity;
using CustomerJourney.Local.Propensity;
using CustomerJourney.ModelServer;
using CustomerJourney.Propensity;
using Microsoft.AspNetCore.Builder;

namespace CustomerJourney.Aws;

/// <summary>Models in this process, and the adapter of SageMaker against the model server behind what SageMaker puts before a container.</summary>
public static class ModelEndpointTests
{
    public sealed class InProcess : ModelEndpointContract
    {
        protected override IModelEndpoint Models => new InProcessModelEndpoint(
            new ModelRegistry(new MemoryLake()), new Dictionary<string, ModelAnswer> { [Echo] = (request, _) => Task.FromResult(Answer(request)) });
    }

    public sealed class OverTheWire : ModelEndpointContract, IAsyncLifetime
    {
        private static readonly HttpClient Inside = new();
        private WebApplication? _container;
        private WireServer? _service;

        protected override IModelEndpoint Models => new SageMakerEndpoints(
            new AmazonSageMakerRuntimeClient(new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey), new AmazonSageMakerRuntimeConfig { ServiceURL = _service!.Url, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 1 }),
            "dev-");

        public async Task InitializeAsync()
        {
            _container = Serving.Build((request, _) => Answer(request), 0);
            await _container.StartAsync();
            _service = await WireServer.StartAsync(Serve);
        }

        public async Task DisposeAsync()
        {
            await _service!.DisposeAsync();
            await _container!.DisposeAsync();
        }

        // The service hands bytes and content type to the container, and what the container refuses on as a ModelError.
        private WireAnswer Serve(WireRequest request)
        {
            if (request.Path != $"/endpoints/dev-{Echo}/invocations")
                return WireAnswer.Error(400, "ValidationError", "Endpoint not found.");
            using var inward = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{new Uri(_container!.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port}/invocations")) { Content = new ByteArrayContent(request.Body) };
            inward.Content.Headers.ContentType = new(request.Headers["Content-Type"]);
            using var answer = Inside.Send(inward);
            using var reader = new StreamReader(answer.Content.ReadAsStream());
            return answer.IsSuccessStatusCode ? WireAnswer.Ok(reader.ReadToEnd()) : WireAnswer.Error(424, "ModelError", reader.ReadToEnd());
        }
    }
}
