using System.Collections;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Util;

namespace Amazon.Wire;

/// <summary>Model classes from and to JSON, as AWS's JSON protocols write them: instants in seconds, bytes in base 64, nothing that is not set.</summary>
internal static class WireJson
{
    public static void Write(Utf8JsonWriter writer, object value, bool camelCase)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case DateTime instant: writer.WriteNumberValue(AWSSDKUtils.ConvertToUnixEpochSecondsDecimal(instant)); break;
            case MemoryStream bytes: writer.WriteBase64StringValue(bytes.ToArray()); break;
            case ConstantClass constant: writer.WriteStringValue(constant.Value); break;
            case IDictionary map: WriteMap(writer, map, camelCase); break;
            case IEnumerable list: WriteList(writer, list, camelCase); break;
            default: WriteObject(writer, value, camelCase); break;
        }
    }

    public static void WriteObject(Utf8JsonWriter writer, object model, bool camelCase)
    {
        writer.WriteStartObject();
        foreach (var member in WireMembers.Of(model.GetType()))
        {
            if (member.Place != WirePlace.Body || member.Property.GetValue(model) is not { } value)
                continue;
            writer.WritePropertyName(member.JsonName(camelCase));
            Write(writer, value, camelCase);
        }

        writer.WriteEndObject();
    }

    public static void ReadInto(object model, JsonElement json, bool camelCase)
    {
        foreach (var member in WireMembers.Of(model.GetType()))
        {
            if (member.Place == WirePlace.Body && member.Property.CanWrite && json.TryGetProperty(member.JsonName(camelCase), out var value))
                member.Property.SetValue(model, Read(member.Property.PropertyType, value, camelCase));
        }
    }

    /// <summary>A value of a header or a query parameter.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        ConstantClass constant => constant.Value,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map, bool camelCase)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName((string)entry.Key);
            Write(writer, entry.Value, camelCase);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list, bool camelCase)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            Write(writer, item, camelCase);
        writer.WriteEndArray();
    }

    private static object Read(Type type, JsonElement json, bool camelCase)
    {
        if (type == typeof(Document))
            return ReadDocument(json);
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
        if (type == typeof(DateTime))
            return ReadInstant(json);
        if (type == typeof(MemoryStream))
            return new MemoryStream(json.GetBytesFromBase64());
        if (type.IsPrimitive)
            return ReadPrimitive(type, json);
        if (typeof(ConstantClass).IsAssignableFrom(type))
            return Activator.CreateInstance(type, json.GetString());
        return type.IsGenericType ? ReadCollection(type, json, camelCase) : ReadModel(type, json, camelCase);
    }

    private static object ReadPrimitive(Type type, JsonElement json) => type switch
    {
        _ when type == typeof(bool) => json.GetBoolean(),
        _ when type == typeof(int) => json.GetInt32(),
        _ when type == typeof(long) => json.GetInt64(),
        _ => json.GetDouble(),
    };

    private static object ReadInstant(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? DateTime.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond))
        : json.GetDateTime().ToUniversalTime();

    private static object ReadModel(Type type, JsonElement json, bool camelCase)
    {
        var model = Activator.CreateInstance(type);
        ReadInto(model, json, camelCase);
        return model;
    }

    private static object ReadCollection(Type type, JsonElement json, bool camelCase)
    {
        var collection = Activator.CreateInstance(type);
        var arguments = type.GetGenericArguments();
        if (collection is IDictionary map)
        {
            foreach (var property in json.EnumerateObject())
                map[property.Name] = Read(arguments[1], property.Value, camelCase);
        }
        else
        {
            foreach (var item in json.EnumerateArray())
                ((IList)collection).Add(Read(arguments[0], item, camelCase));
        }

        return collection;
    }

    private static Document ReadDocument(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new Document(json.EnumerateObject().ToDictionary(property => property.Name, property => ReadDocument(property.Value))),
        JsonValueKind.Array => new Document(json.EnumerateArray().Select(ReadDocument).ToList()),
        JsonValueKind.String => new Document(json.GetString()),
        JsonValueKind.True => new Document(true),
        JsonValueKind.False => new Document(false),
        JsonValueKind.Number when json.TryGetInt32(out var number) => new Document(number),
        JsonValueKind.Number when json.TryGetInt64(out var number) => new Document(number),
        JsonValueKind.Number => new Document(json.GetDouble()),
        _ => new Document(),
    };
}
