using System.Security.Cryptography;
using System.Text;

namespace StepFunctions.Intrinsics;

/// <summary>Intrinsic functions on texts and on JSON as text.</summary>
internal static class TextFunctions
{
    /// <summary>AWS encodes, decodes and hashes no longer text than this.</summary>
    private const int MaxLength = 10_000;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary><c>States.Format</c>: each <c>{}</c> of the template takes the next argument.</summary>
    public static JsonElement Format(JsonElement[] arguments)
    {
        var template = Text(arguments[0], "template");
        var result = new StringBuilder();
        var next = 1;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '\\' && at + 1 < template.Length && template[at + 1] is '{' or '}' or '\\' or '\'')
                result.Append(template[++at]);
            else if (template[at] == '{')
                at = Placeholder(template, at, result, arguments, ref next);
            else if (template[at] == '}')
                throw new IntrinsicFailureException("The template has a '}' without its '{'.");
            else
                result.Append(template[at]);
        }

        return next == arguments.Length
            ? Json.String(result.ToString())
            : throw new IntrinsicFailureException("The number of arguments does not match the number of {} in the template.");
    }

    private static int Placeholder(string template, int at, StringBuilder result, JsonElement[] arguments, ref int next)
    {
        if (at + 1 >= template.Length || template[at + 1] != '}')
            throw new IntrinsicFailureException("The template has a '{' without its '}'.");
        if (next >= arguments.Length)
            throw new IntrinsicFailureException("The number of arguments does not match the number of {} in the template.");
        Print(result, arguments[next++]);
        return at + 1;
    }

    /// <summary>Objects and lists come out as AWS prints them: <c>{a=1, b=[x, y]}</c>.</summary>
    private static void Print(StringBuilder result, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                result.Append(value.GetString());
                break;
            case JsonValueKind.Array:
                result.Append('[');
                PrintAll(result, value.EnumerateArray().Select(item => ("", item)));
                result.Append(']');
                break;
            case JsonValueKind.Object:
                result.Append('{');
                PrintAll(result, value.EnumerateObject().Select(property => (property.Name + "=", property.Value)));
                result.Append('}');
                break;
            default:
                result.Append(value.GetRawText());
                break;
        }
    }

    private static void PrintAll(StringBuilder result, IEnumerable<(string Before, JsonElement Value)> parts)
    {
        var first = true;
        foreach (var (before, value) in parts)
        {
            result.Append(first ? "" : ", ").Append(before);
            Print(result, value);
            first = false;
        }
    }

    /// <summary><c>States.StringToJson</c>.</summary>
    public static JsonElement StringToJson(JsonElement value)
    {
        var text = Text(value, "argument");
        try
        {
            return string.IsNullOrWhiteSpace(text) ? Json.Null : Json.Parse(text);
        }
        catch (JsonException)
        {
            throw new IntrinsicFailureException("The argument is not valid JSON.");
        }
    }

    /// <summary><c>States.JsonMerge</c>: shallow; the second object's fields win. AWS takes only <c>false</c> as third argument.</summary>
    public static JsonElement JsonMerge(JsonElement first, JsonElement second, JsonElement deep)
    {
        if (deep.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new IntrinsicFailureException("The third argument must be a boolean.");
        if (deep.ValueKind == JsonValueKind.True)
            throw new IntrinsicFailureException("Deep merging is not supported; the third argument must be false.");
        if (first.ValueKind != JsonValueKind.Object || second.ValueKind != JsonValueKind.Object)
            throw new IntrinsicFailureException("The first two arguments must be JSON objects.");
        return Json.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var property in first.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                (second.TryGetProperty(property.Name, out var other) ? other : property.Value).WriteTo(writer);
            }

            foreach (var property in second.EnumerateObject().Where(property => !first.TryGetProperty(property.Name, out _)))
                property.WriteTo(writer);
            writer.WriteEndObject();
        });
    }

    /// <summary><c>States.StringSplit</c>: the second argument is a set of characters; empty pieces fall away.</summary>
    public static JsonElement Split(JsonElement value, JsonElement separators) =>
        Json.Array(Text(value, "first argument").Split(Text(separators, "second argument").ToCharArray(), StringSplitOptions.RemoveEmptyEntries)
            .Select(Json.String));

    /// <summary><c>States.Base64Encode</c>, of UTF-8.</summary>
    public static JsonElement Base64Encode(JsonElement value) => Json.String(Convert.ToBase64String(Encoding.UTF8.GetBytes(Limited(value))));

    /// <summary><c>States.Base64Decode</c>, to UTF-8.</summary>
    public static JsonElement Base64Decode(JsonElement value)
    {
        try
        {
            return Json.String(Strict.GetString(Convert.FromBase64String(Limited(value))));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new IntrinsicFailureException("The argument is not Base64 of a text.");
        }
    }

    /// <summary><c>States.Hash</c>, in lower-case hexadecimal; what is no text is hashed as JSON.</summary>
    public static JsonElement Hash(JsonElement value, JsonElement algorithm)
    {
        var text = value.ValueKind == JsonValueKind.String ? Limited(value) : Json.Text(value);
        var data = Encoding.UTF8.GetBytes(text);
        var hash = Text(algorithm, "algorithm") switch
        {
#pragma warning disable CA5350, CA5351 // the language offers them; they guard nothing here
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
#pragma warning restore CA5350, CA5351
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            var other => throw new IntrinsicFailureException($"'{other}' is no algorithm; use MD5, SHA-1, SHA-256, SHA-384 or SHA-512."),
        };
        return Json.String(Convert.ToHexStringLower(hash));
    }

    private static string Limited(JsonElement value)
    {
        var text = Text(value, "argument");
        return text.Length <= MaxLength ? text : throw new IntrinsicFailureException($"The argument is longer than {MaxLength} characters.");
    }

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new IntrinsicFailureException($"The {name} must be a string.");
}
