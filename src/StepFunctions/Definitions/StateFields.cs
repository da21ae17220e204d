using System.Globalization;

namespace StepFunctions.Definitions;

/// <summary>The fields of one object of a definition, read with their problems noted.</summary>
internal sealed class StateFields(JsonElement source, string? state, string location, List<DefinitionProblem> problems)
{
    /// <summary>Where the object stands, a JSON pointer.</summary>
    public string Location => location;

    /// <summary>Notes a problem with a field.</summary>
    public void Wrong(string? field, string reason) => problems.Add(new DefinitionProblem(state, field is null ? location : $"{location}/{field}", reason));

    /// <summary>Whether a field is there.</summary>
    public bool Has(string field) => source.ValueKind == JsonValueKind.Object && source.TryGetProperty(field, out _);

    /// <summary>A field's value; undefined when it is not there.</summary>
    public JsonElement Get(string field) => source.ValueKind == JsonValueKind.Object && source.TryGetProperty(field, out var value) ? value : default;

    /// <summary>The names of all fields.</summary>
    public IEnumerable<string> Names => source.ValueKind == JsonValueKind.Object ? source.EnumerateObject().Select(p => p.Name) : [];

    /// <summary>An inner object's fields; null (and noted) when it is something else.</summary>
    public StateFields? Object(string field)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Object)
            return new StateFields(value, state, $"{location}/{field}", problems);
        if (value.ValueKind != JsonValueKind.Undefined)
            Wrong(field, $"{field} must be an object");
        return null;
    }

    /// <summary>An inner list of objects.</summary>
    public IReadOnlyList<StateFields> Objects(string field, bool mayBeEmpty = false)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Undefined)
            return [];
        if (value.ValueKind != JsonValueKind.Array || (!mayBeEmpty && value.GetArrayLength() == 0) || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            Wrong(field, $"{field} must be a list of objects{(mayBeEmpty ? "" : " with at least one")}");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, at) => new StateFields(item, state, string.Create(CultureInfo.InvariantCulture, $"{location}/{field}/{at}"), problems))];
    }

    /// <summary>A text.</summary>
    public string? Text(string field, bool required = false)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        if (value.ValueKind != JsonValueKind.Undefined)
            Wrong(field, $"{field} must be a string");
        else if (required)
            Wrong(null, $"{field} is missing");
        return null;
    }

    /// <summary>A text that must be one of some words.</summary>
    public string? Word(string field, params string[] words)
    {
        var text = Text(field);
        if (text is not null && !words.Contains(text))
            Wrong(field, $"{field} must be one of {string.Join(", ", words)}, not '{text}'");
        return text;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string field, bool required = false)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(Json.IsString))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        if (value.ValueKind != JsonValueKind.Undefined || required)
            Wrong(value.ValueKind == JsonValueKind.Undefined ? null : field, $"{field} must be a list of strings with at least one");
        return [];
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Whole(string field, int min, int max)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        if (Json.Whole(value) is { } whole && whole >= min && whole <= max)
            return (int)whole;
        Wrong(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>A number within bounds.</summary>
    public double? Real(string field, double min, double max)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var real) && real >= min && real <= max)
            return real;
        Wrong(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be a number from {min} to {max}"));
        return null;
    }

    /// <summary>A whole number in a field, or a path in the field of the same name with <c>Path</c>.</summary>
    public Quantity? Quantity(string field, int min, int max, bool real = false)
    {
        if (Has(field) && Has(field + "Path"))
            Wrong(field, $"{field} and {field}Path exclude each other");
        if (Path(field + "Path") is { } path)
            return new Quantity(null, path, field + "Path");
        var number = real ? Real(field, min, max) : Whole(field, min, max);
        return number is null ? null : new Quantity(number, null, field);
    }

    /// <summary>A path.</summary>
    public JsonPath? Path(string field, bool reference = false)
    {
        if (Text(field) is not { } text)
            return null;
        try
        {
            var path = JsonPath.Parse(text);
            if (!reference || (path.IsReference && path.Variable is null))
                return path;
            Wrong(field, $"{field} must be a reference path (names and single indices of '$'), not '{text}'");
        }
        catch (FormatException format)
        {
            Wrong(field, format.Message);
        }

        return null;
    }

    /// <summary>A path that may be null.</summary>
    public Selection Selection(string field, bool reference = false)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Null)
            return new Selection(null);
        return Path(field, reference) is { } path ? new Selection(path) : Definitions.Selection.Whole;
    }

    /// <summary>A path or intrinsic function.</summary>
    public Expression? Expression(string field)
    {
        if (Text(field) is not { } text)
            return null;
        try
        {
            return Intrinsics.Expression.Parse(text);
        }
        catch (FormatException format)
        {
            Wrong(field, format.Message);
            return null;
        }
    }

    /// <summary>A payload template.</summary>
    public Template? Template(string field, bool mustBeObject = false)
    {
        var value = Get(field);
        if (value.ValueKind == JsonValueKind.Undefined)
            return null;
        if (mustBeObject && value.ValueKind != JsonValueKind.Object)
            Wrong(field, $"{field} must be an object");
        else if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
            Wrong(field, $"{field} must not be empty");
        return Definitions.Template.Read(value, $"{location}/{field}", (place, reason) => problems.Add(new DefinitionProblem(state, place, reason)));
    }
}
