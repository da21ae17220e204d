using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Ccj.OpenApi;
using CustomerJourney.Functions.Deployment;
using CustomerJourney.Functions.Protocol;

namespace CustomerJourney.Functions.OpenApi;

/// <summary>The API's description is that of the handlers.</summary>
public sealed class OpenApiTests
{
    private static readonly string Committed = Path.Combine(Template.Repository, "web", "public", "openapi.json");
    private static readonly string Made = OpenApiDocument.Of(typeof(Hub).Assembly);
    private static readonly JsonObject Document = JsonNode.Parse(Made)!.AsObject();

    /// <summary>What each handler that reads its query itself does to read it.</summary>
    private static readonly Dictionary<string, Action<APIGatewayHttpApiV2ProxyRequest>> Readers = new()
    {
        ["TopJourneys"] = request => JourneyRequests.Top(request),
        ["JourneyFunnel"] = request => JourneyRequests.Funnel(request),
        ["SimilarJourneys"] = request => JourneyRequests.Similarity(request, JourneyRequests.Text(request, "customer")),
        ["CompareJourneys"] = request => JourneyRequests.Comparison(request),
        ["ClusterJourneys"] = request => JourneyRequests.Clusters(request),
        ["ListJourneyCustomers"] = request => JourneyRequests.Details(request),
        ["JourneyTransitions"] = request => JourneyRequests.Transitions(request),
        ["JourneyDropOff"] = request => JourneyRequests.DropOff(request),
        ["JourneyRetention"] = request => JourneyRequests.Retention(request),
        ["NextStep"] = request => JourneyRequests.Next(request, JourneyRequests.Text(request, "customer")),
    };

    private static IEnumerable<Handler> Handlers => Handler.FindAll(typeof(Hub).Assembly).Where(handler => handler.Http is not null);

    [Fact]
    public void The_description_that_ships_is_made_of_the_handlers_as_they_are() =>
        File.ReadAllText(Committed).Should().Be(Made, "`./ccj openapi > web/public/openapi.json` makes it anew");

    [Fact]
    public void Every_route_is_described_with_every_parameter()
    {
        foreach (var handler in Handlers)
        {
            var operation = Document["paths"]![handler.Http!.Template]![handler.Http.Method.ToString().ToLowerInvariant()]!;
            operation["operationId"]!.GetValue<string>().Should().Be(handler.Name);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                parameter!["description"]!.GetValue<string>().Should().NotBeEmpty("{0} of {1} is explained", parameter["name"], handler.Name);
            operation["description"]!.GetValue<string>().Should().NotBeEmpty(handler.Name);
        }
    }

    [Fact]
    public void A_handler_reads_the_query_parameters_that_it_names_and_no_others()
    {
        var readers = Handlers.Where(handler => handler.Method.IsDefined(typeof(ReadsQueryAttribute))).ToList();
        Readers.Keys.Should().BeEquivalentTo(readers.Select(handler => handler.Name));
        foreach (var handler in readers)
        {
            var query = new ReadNames(new Dictionary<string, string> { ["steps"] = "2", ["journey"] = "a", ["a"] = "had=a", ["b"] = "had!=a" });
            Readers[handler.Name](new APIGatewayHttpApiV2ProxyRequest { QueryStringParameters = query });
            query.Names.Should().BeEquivalentTo(handler.Method.GetCustomAttribute<ReadsQueryAttribute>()!.All.Distinct(), handler.Name);
        }
    }

    [Fact]
    public void Every_object_of_an_answer_has_a_schema_with_its_fields_explained()
    {
        foreach (var (name, schema) in Document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (field, property) in schema!["properties"]!.AsObject())
                (property!["description"]?.GetValue<string>()).Should().NotBeNullOrEmpty("{0}.{1} is explained", name, field);
        }
    }

    [Fact]
    public void A_validator_of_OpenAPI_finds_nothing_wrong()
    {
        var check = Path.Combine(Template.Repository, "tools", "site-check");
        if (!Directory.Exists(Path.Combine(check, "node_modules")))
        {
            Console.WriteLine("SKIPPED: tools/site-check is not installed (./test.sh does, or `npm ci` there), so no validator has read the description.");
            return;
        }

        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(check, "openapi.mjs"), Committed]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var problems = node.StandardError.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.Should().Be(0, problems);
    }

    /// <summary>Query parameters that remember which were asked for.</summary>
    private sealed class ReadNames(Dictionary<string, string> values) : IDictionary<string, string>
    {
        public HashSet<string> Names { get; } = [];

        public int Count => values.Count;

        public bool IsReadOnly => true;

        public ICollection<string> Keys => throw new NotSupportedException();

        public ICollection<string> Values => throw new NotSupportedException();

        public string this[string key]
        {
            get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);
            set => throw new NotSupportedException();
        }

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
        {
            Names.Add(key);
            return values.TryGetValue(key, out value);
        }

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public void Add(string key, string value) => throw new NotSupportedException();

        public void Add(KeyValuePair<string, string> item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Contains(KeyValuePair<string, string> item) => throw new NotSupportedException();

        public void CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) => throw new NotSupportedException();

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => throw new NotSupportedException();

        public bool Remove(string key) => throw new NotSupportedException();

        public bool Remove(KeyValuePair<string, string> item) => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
