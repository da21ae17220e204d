using Amazon.Neptunedata;
using Amazon.Runtime;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Graph;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using Gremlin.Engine;
using Gremlin.Http;
using Gremlin.Store;

namespace CustomerJourney.Aws;

/// <summary>The adapter of Neptune against our own Neptune-like endpoint, over HTTP: the contract that the embedded graph keeps.</summary>
public sealed class NeptuneContractTests : JourneyGraphContract, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neptune-").FullName;
    private readonly PropertyGraph _graph = PropertyGraph.InMemory();
    private GraphServer? _server;

    protected override IObjectLake Lake => new FolderLake(_folder);

    protected override IJourneyGraph Graph => Adapter(null);

    public async Task InitializeAsync() => _server = await GraphServer.StartAsync(_graph, new GraphEngine(_graph), 0, TestFaults.Options);

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        _graph.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("ConcurrentModificationException")]
    [InlineData("ThrottlingException")]
    public async Task What_surely_did_nothing_is_tried_again_and_done_once(string fault)
    {
        await Adapter(fault).RunAsync(GremlinText.Written("g.addV('once')"), default);
        (await Graph.RunAsync(GremlinText.Written("g.V().hasLabel('once').count()"), default)).Should().Equal(1L);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("InternalFailureException")]
    public async Task What_may_have_been_done_is_told_and_not_done_again(string fault)
    {
        var write = () => Adapter(fault).RunAsync(GremlinText.Written("g.addV('maybe')"), default);
        await write.Should().ThrowAsync<Exception>();
        (await Graph.RunAsync(GremlinText.Written("g.V().hasLabel('maybe').count()"), default)).Single().Should().BeOneOf(0L, 1L);
    }

    private NeptuneGraph Adapter(string? fault)
    {
        var settings = NeptuneGraph.Cautious(new AmazonNeptunedataConfig { ServiceURL = $"http://127.0.0.1:{_server!.Port}", AuthenticationRegion = "eu-central-1", HttpClientFactory = new FirstFaults(fault) });
        return new NeptuneGraph(
            new AmazonNeptunedataClient(new BasicAWSCredentials("a", "b"), settings),
            Lake,
            new NeptuneOptions("arn:aws:iam::111122223333:role/load", "eu-central-1", TimeSpan.FromMilliseconds(20), 4, TimeSpan.FromMilliseconds(1)),
            TimeProvider.System);
    }

    /// <summary>Asks the endpoint for a fault on the first request.</summary>
    private sealed class FirstFaults(string? fault) : HttpClientFactory
    {
        private int _requests;

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this, fault));

        private sealed class Handler(FirstFaults counter, string? fault) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                if (fault is not null && Interlocked.Increment(ref counter._requests) == 1)
                    request.Headers.Add(TestFaults.Header, fault);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
