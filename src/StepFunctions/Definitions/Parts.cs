namespace StepFunctions.Definitions;

/// <summary>A number that stands in the definition or where a path points.</summary>
internal sealed record Quantity(double? Number, JsonPath? Path, string Field);

/// <summary>When and how often to try again.</summary>
internal sealed record Retrier(IReadOnlyList<string> Errors)
{
    /// <summary>Before the first retry.</summary>
    public int IntervalSeconds { get; init; } = 1;

    /// <summary>Retries, not tries.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>By which the interval grows.</summary>
    public double BackoffRate { get; init; } = 2;

    /// <summary>Caps the interval after it has grown.</summary>
    public int? MaxDelaySeconds { get; init; }

    /// <summary>Waits for a random part of the interval.</summary>
    public bool FullJitter { get; init; }
}

/// <summary>Where to go after an error.</summary>
internal sealed record Catcher(IReadOnlyList<string> Errors, string Next, Selection ResultPath, Template? Assign);

/// <summary>A way out of a choice.</summary>
internal sealed record ChoiceRule(ChoiceTest Test, string Next, Template? Assign);

/// <summary>Reads a map's items.</summary>
internal sealed record ItemReader(string Resource, Template? Parameters, string InputType, string? CsvHeaderLocation,
    IReadOnlyList<string> CsvHeaders, char CsvDelimiter, Quantity? MaxItems, JsonPath? ItemsPointer, string? ManifestType, string? Transformation);

/// <summary>Puts items together.</summary>
internal sealed record ItemBatcher(Quantity? MaxItems, Quantity? MaxBytes, Template? BatchInput);

/// <summary>Writes a map's results.</summary>
internal sealed record ResultWriter(string? Resource, Template? Parameters, string OutputType, string Transformation);
