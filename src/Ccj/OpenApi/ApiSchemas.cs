using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace CustomerJourney.Ccj.OpenApi;

/// <summary>JSON Schemas of the types that answers are made of, each object type once, under its name.</summary>
/// <param name="resolvers">Know how the types are written.</param>
/// <param name="comments">What types and properties mean.</param>
internal sealed class ApiSchemas(IJsonTypeInfoResolver resolvers, DocComments comments)
{
    private readonly JsonSerializerOptions _options = new() { TypeInfoResolver = resolvers, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly SortedDictionary<string, JsonNode?> _named = new(StringComparer.Ordinal);

    /// <summary>Schemas by name; grows with <see cref="Of"/>.</summary>
    public JsonObject Named => new(_named.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    /// <summary>The schema of a type: a reference for an object type.</summary>
    public JsonNode Of(Type type)
    {
        var info = _options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Object)
            return Reference(info);
        return info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element
            ? new JsonObject { ["type"] = "array", ["items"] = Of(element) }
            : Plain(info.GetJsonSchemaAsNode());
    }

    private JsonObject Reference(JsonTypeInfo info)
    {
        var name = Name(info.Type);
        if (_named.TryAdd(name, null))
            _named[name] = Describe(info);
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonObject Describe(JsonTypeInfo info)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            var member = (property.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? property.Name;
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            properties[property.Name] = Described(Dictionary(type) ?? Of(type), comments.Property(info.Type, member));
            if (!property.IsGetNullable && Nullable.GetUnderlyingType(property.PropertyType) is null)
                required.Add(property.Name);
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (comments.Summary(info.Type) is { } summary)
            schema["description"] = summary;
        schema["properties"] = properties;
        if (required.Count > 0)
            schema["required"] = required;
        return schema;
    }

    private JsonObject? Dictionary(Type type)
    {
        var info = _options.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.Dictionary ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!) } : null;
    }

    private static JsonNode Described(JsonNode schema, string? description)
    {
        if (schema is JsonObject known && description is not null)
            known["description"] = description;
        return schema;
    }

    /// <summary>Null is left out of answers, so a plain type is never null; any JSON is an empty schema.</summary>
    private static JsonNode Plain(JsonNode schema)
    {
        if (schema is not JsonObject plain)
            return new JsonObject();
        if (plain["type"] is JsonArray types && types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList() is [var only])
            plain["type"] = only;
        return plain;
    }

    private static string Name(Type type) => type.IsNested ? type.DeclaringType!.Name + type.Name : type.Name;
}
