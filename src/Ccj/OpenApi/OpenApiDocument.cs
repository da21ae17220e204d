using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Annotations.APIGateway;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.OpenApi;

/// <summary>The API as OpenAPI 3.1, made of the annotated handlers, their doc comments and the types they answer with.</summary>
internal sealed class OpenApiDocument
{
    private const string Json = "application/json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DocComments _comments;
    private readonly ApiSchemas _schemas;

    private OpenApiDocument(Assembly functions)
    {
        _comments = new DocComments([functions, typeof(JourneyIndex).Assembly]);
        _schemas = new ApiSchemas(JsonTypeInfoResolver.Combine(Functions.Json.Default, JourneysJson.Default), _comments);
    }

    /// <summary>The document of an assembly's handlers.</summary>
    /// <returns>JSON text, indented, with a line end at its end.</returns>
    public static string Of(Assembly functions)
    {
        var document = new OpenApiDocument(functions);
        return document.Write([.. Handler.FindAll(functions).Where(handler => handler.Http is not null)]).ToJsonString(Readable) + "\n";
    }

    private JsonObject Write(IReadOnlyList<Handler> handlers)
    {
        var paths = new JsonObject();
        foreach (var path in handlers.GroupBy(handler => handler.Http!.Template).OrderBy(path => path.Key, StringComparer.Ordinal))
            paths[path.Key] = new JsonObject(path.OrderBy(Method, StringComparer.Ordinal).Select(handler => KeyValuePair.Create(Method(handler), (JsonNode?)Operation(handler))));
        _schemas.Of(typeof(Refusal));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Connected Customer Journey Hub",
                ["version"] = "1.0.0",
                ["description"] = "Touchpoints in; customers, journeys, milestones, scores and KPIs out. Instants are UTC, shares lie between 0 and 1, what is null is left out. On AWS every call carries a token of the sign-in; on one machine none is asked for.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["signedIn"] = new JsonArray() }, new JsonObject()),
            ["tags"] = new JsonArray([.. handlers.Select(Tag).Distinct().Order(StringComparer.Ordinal).Select(tag => new JsonObject { ["name"] = tag })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["signedIn"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" } },
                ["schemas"] = _schemas.Named,
            },
        };
    }

    private JsonObject Operation(Handler handler)
    {
        var operation = new JsonObject
        {
            ["operationId"] = handler.Name,
            ["tags"] = new JsonArray(Tag(handler)),
            ["summary"] = _comments.Summary(handler.Type),
            ["description"] = _comments.Summary(handler.Method),
        };
        if (Parameters(handler) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (handler.Method.GetCustomAttribute<ReadsBodyAttribute>() is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["description"] = body.Description,
                ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = _schemas.Of(body.Type) } },
            };
        }

        operation["responses"] = Responses(handler);
        return operation;
    }

    private JsonObject Responses(Handler handler)
    {
        var answers = handler.Method.GetCustomAttribute<AnswersAttribute>() ?? throw new InvalidOperationException($"{handler.Name} has no [Answers(…)].");
        var responses = new JsonObject
        {
            [$"{answers.Status}"] = Response("Done.", answers.ContentType, answers.Type == typeof(string) ? new JsonObject { ["type"] = "string" } : _schemas.Of(answers.Type)),
            ["400"] = Response("The question is wrong; the message says where.", Json, _schemas.Of(typeof(Refusal))),
            ["404"] = Response("There is no such thing.", Json, _schemas.Of(typeof(Refusal))),
        };
        if (!handler.Method.IsDefined(typeof(ReadsBodyAttribute)))
            return responses;
        responses["413"] = Response("The body is too large.", Json, _schemas.Of(typeof(Refusal)));
        responses["415"] = Response("The body is no JSON by its header.", Json, _schemas.Of(typeof(Refusal)));
        return responses;
    }

    private static JsonObject Response(string description, string contentType, JsonNode schema) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [contentType] = new JsonObject { ["schema"] = schema } },
    };

    private JsonArray Parameters(Handler handler)
    {
        var bound = handler.Method.GetParameters().Select(parameter => Bound(handler, parameter)).OfType<JsonNode>();
        var read = handler.Method.GetCustomAttribute<ReadsQueryAttribute>()?.All.Select(Read) ?? [];
        return new JsonArray([.. bound, .. read]);
    }

    private JsonObject? Bound(Handler handler, ParameterInfo parameter)
    {
        var isRoute = parameter.IsDefined(typeof(FromRouteAttribute));
        if (!isRoute && !parameter.IsDefined(typeof(FromQueryAttribute)))
            return null;
        return new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = isRoute ? "path" : "query",
            ["required"] = isRoute,
            ["description"] = _comments.Parameter(handler.Method, parameter.Name!),
            ["schema"] = _schemas.Of(parameter.ParameterType),
        };
    }

    private static JsonNode Read(string name)
    {
        var word = QueryWords.All[name];
        return new JsonObject
        {
            ["name"] = name,
            ["in"] = "query",
            ["required"] = false,
            ["description"] = word.Description,
            ["schema"] = new JsonObject { ["type"] = word.Type },
            ["example"] = word.Type == "string" ? word.Example : JsonNode.Parse(word.Example),
        };
    }

    private static string Method(Handler handler) => handler.Http!.Method.ToString().ToLowerInvariant();

    private static string Tag(Handler handler) => handler.Http!.Template.Split('/')[1];
}
