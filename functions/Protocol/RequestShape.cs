using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;

namespace CustomerJourney.Functions.Protocol;

/// <summary>
/// What a route takes besides its body, by its handler's attributes, of which the API's description is made too. An HTTP API has no models to check
/// requests with, so each is held against this before its handler works.
/// </summary>
internal sealed class RequestShape
{
    /// <summary>Most characters of a value in a query or path: longer ones are no question.</summary>
    public const int LongestValue = 8192;

    private const string Flag = "boolean";
    private static readonly ConcurrentDictionary<Type, RequestShape> Known = new();

    private readonly FrozenDictionary<string, string> _query;

    private RequestShape(Type handler)
    {
        var method = handler.GetMethods().Single(method => method.IsDefined(typeof(HttpApiAttribute)));
        var bound = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(FromQueryAttribute))).Select(parameter => KeyValuePair.Create(parameter.Name!, ""));
        var read = method.GetCustomAttribute<ReadsQueryAttribute>()?.All.Distinct().Select(name => KeyValuePair.Create(name, QueryWords.All[name].Type)) ?? [];
        Status = (HttpStatusCode)method.GetCustomAttribute<AnswersAttribute>()!.Status;
        _query = bound.Concat(read).ToFrozenDictionary();
    }

    /// <summary>Status of an answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What a handler takes.</summary>
    public static RequestShape Of(Type handler) => Known.GetOrAdd(handler, static type => new RequestShape(type));

    /// <summary>What is wrong with a request; null when nothing is. Names parameters and never their values, which may be personal.</summary>
    public string? ProblemOf(APIGatewayHttpApiV2ProxyRequest request)
    {
        foreach (var (name, value) in request.QueryStringParameters ?? new Dictionary<string, string>())
        {
            if (!_query.TryGetValue(name, out var type))
                return $"There is no parameter '{(name.Length > 40 ? name[..40] + "…" : name)}' here; there {(_query.Count == 0 ? "is none" : "are " + string.Join(", ", _query.Keys.Order(StringComparer.Ordinal)))}.";
            if (type == Flag && value is not ("true" or "false" or ""))
                return $"{name} is true or false.";
        }

        var tooLong = (request.QueryStringParameters ?? new Dictionary<string, string>()).Concat(request.PathParameters ?? new Dictionary<string, string>()).FirstOrDefault(given => given.Value?.Length > LongestValue).Key;
        return tooLong is null ? null : $"{tooLong} has more than {LongestValue} characters.";
    }
}
