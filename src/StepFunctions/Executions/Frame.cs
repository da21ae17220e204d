using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>A state that was entered: what its paths and functions can see.</summary>
internal sealed class Frame(Branch branch, string state, HistoryEvent entered)
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private Randomness? _random;
    private int _randomOf;

    /// <summary>The state's name.</summary>
    public string State => state;

    /// <summary>The event it was entered with.</summary>
    public HistoryEvent Entered => entered;

    /// <summary>Retries so far.</summary>
    public int RetryCount { get; set; }

    /// <summary>The token of the task, where it has one.</summary>
    public string? TaskToken { get; set; }

    /// <summary>The item that an <c>ItemSelector</c> is applied to; else that of the branch.</summary>
    public MapItem? Item { get; set; } = branch.Item;

    /// <summary>A name for this try of this state, the same when a killed runner goes on.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{branch.Execution.Arn}/{branch.Scope}/{entered.Id}/{RetryCount}");

    /// <summary>What can be seen with <paramref name="input"/> as <c>$</c>.</summary>
    public DataScope Scope(JsonElement input) => new(input, Context, branch.Variables.Find, Random());

    /// <summary>Data did not fit.</summary>
    public StateErrorException Wrong(string what) => Errors.RuntimeIn(state, entered.Id, what);

    /// <summary>Fills a template.</summary>
    public JsonElement Fill(Template template, JsonElement input) => Evaluate(() => template.Value(Scope(input)));

    /// <summary>Follows a path that must lead somewhere.</summary>
    public JsonElement Find(JsonPath path, JsonElement input)
    {
        var scope = Scope(input);
        return scope.TryFind(path, out var value) ? value : throw Wrong($"Invalid path '{path}' : {path.WhatIsMissing(scope.Document(path))}");
    }

    /// <summary>Applies <c>InputPath</c>, <c>OutputPath</c> or <c>ItemsPath</c>.</summary>
    public JsonElement Select(Selection selection, JsonElement input)
    {
        if (selection.Path is null)
            return Json.EmptyObject;
        return selection.Path.Segments.Count == 0 && selection.Path.Variable is null ? input : Find(selection.Path, input);
    }

    /// <summary>The value of an expression, errors in the service's words.</summary>
    public JsonElement Evaluate(Func<JsonElement> value)
    {
        try
        {
            return value();
        }
        catch (TemplateFailureException failure)
        {
            throw Wrong(failure.Message);
        }
        catch (PathNotFoundException missing)
        {
            throw Wrong($"The JSONPath '{missing.Path}' could not be found in the input '{Json.Text(missing.Document)}'");
        }
        catch (IntrinsicFailureException failure)
        {
            throw new StateErrorException("States.IntrinsicFailure", Errors.InState(state, entered.Id, failure.Message));
        }
    }

    /// <summary>A number that stands in the definition or where a path points.</summary>
    public double? Number(Quantity? quantity, JsonElement input, double min, double max)
    {
        if (quantity?.Path is not { } path)
            return quantity?.Number;
        var value = Find(path, input);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
            throw Wrong($"The {quantity.Field} parameter cannot be parsed as a number: {path} == {Json.Text(value)}");
        return number >= min && number <= max ? number : throw Wrong($"The {quantity.Field} parameter references an invalid value: {path} == {Json.Text(value)}");
    }

    /// <summary>The instant in the form of the context object.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>One series of draws for each try, whatever draws from it: no two functions of a state get the same, and a try that is run again gets all of them again.</summary>
    private Randomness Random()
    {
        if (_random is null || _randomOf != RetryCount)
            (_random, _randomOf) = (new Randomness(Key), RetryCount);
        return _random;
    }

    private JsonElement Context() => Json.Build(writer =>
    {
        writer.WriteStartObject();
        branch.WriteContext(writer);
        writer.WriteStartObject("State"u8);
        writer.WriteString("EnteredTime", Instant(entered.Timestamp));
        writer.WriteString("Name", state);
        writer.WriteNumber("RetryCount"u8, RetryCount);
        writer.WriteEndObject();
        Item?.WriteContext(writer);
        if (TaskToken is not null)
        {
            writer.WriteStartObject("Task");
            writer.WriteString("Token", TaskToken);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });
}
