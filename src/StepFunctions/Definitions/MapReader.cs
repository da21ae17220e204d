namespace StepFunctions.Definitions;

/// <summary>Reads a Map state.</summary>
internal static class MapReader
{
    private const int MaxCount = 100_000_000;

    private static readonly string[] Known =
    [
        "Type", "Comment", "QueryLanguage", "InputPath", "OutputPath", "ResultSelector", "ResultPath", "Retry", "Catch", "Assign", "Next", "End",
        "ItemsPath", "ItemProcessor", "Iterator", "ItemSelector", "Parameters", "MaxConcurrency", "MaxConcurrencyPath", "ItemReader", "ItemBatcher", "ResultWriter",
        "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath", "Label",
    ];

    private static readonly string[] DistributedOnly =
        ["ItemReader", "ItemBatcher", "ResultWriter", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath", "Label"];

    /// <summary>The state.</summary>
    public static MapState Read(string name, StateFields fields, JsonElement source, List<DefinitionProblem> problems)
    {
        DefinitionReader.Unknown(fields, Known);
        Exclude(fields, "ItemProcessor", "Iterator");
        Exclude(fields, "ItemSelector", "Parameters");
        var field = fields.Has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        var processor = fields.Object(field);
        if (!fields.Has(field))
            fields.Wrong(null, "ItemProcessor is missing");
        var workflow = new Workflow("", new Dictionary<string, State>(), null);
        if (processor is not null)
        {
            DefinitionReader.Unknown(processor, "Comment", "StartAt", "States", "ProcessorConfig", "QueryLanguage");
            workflow = DefinitionReader.Workflow(processor, source.GetProperty(field), null, problems);
        }

        var config = processor?.Object("ProcessorConfig");
        if (config is not null)
            Config(config);
        var distributed = config?.Word("Mode", "INLINE", "DISTRIBUTED") == "DISTRIBUTED";
        foreach (var only in DistributedOnly.Where(only => !distributed && fields.Has(only)))
            fields.Wrong(only, $"{only} needs the Mode DISTRIBUTED");
        var map = new MapState(name, workflow)
        {
            Distributed = distributed,
            ExecutionType = config?.Word("ExecutionType", "STANDARD", "EXPRESS") ?? "STANDARD",
            Label = Label(fields),
            Items = Items(fields),
            ItemSelector = fields.Template("ItemSelector") ?? fields.Template("Parameters"),
            MaxConcurrency = fields.Quantity("MaxConcurrency", 0, MaxCount),
        };
        return distributed ? Distributed(map, fields) : map;
    }

    private static void Config(StateFields config)
    {
        DefinitionReader.Unknown(config, "Mode", "ExecutionType");
        if (!config.Has("Mode"))
            config.Wrong(null, "ProcessorConfig needs the field Mode");
        if (config.Text("Mode") == "DISTRIBUTED" && !config.Has("ExecutionType"))
            config.Wrong(null, "the Mode DISTRIBUTED needs the field ExecutionType, STANDARD or EXPRESS");
    }

    private static MapState Distributed(MapState map, StateFields fields) => map with
    {
        Reader = fields.Object("ItemReader") is { } reader ? Reader(reader) : null,
        Batcher = fields.Object("ItemBatcher") is { } batcher ? Batcher(batcher) : null,
        Writer = fields.Object("ResultWriter") is { } writer ? Writer(writer) : null,
        ToleratedFailureCount = fields.Quantity("ToleratedFailureCount", 0, MaxCount),
        ToleratedFailurePercentage = fields.Quantity("ToleratedFailurePercentage", 0, 100, real: true),
    };

    private static Selection Items(StateFields fields)
    {
        if (fields.Get("ItemsPath").ValueKind == JsonValueKind.Null)
            fields.Wrong("ItemsPath", "ItemsPath must be a path");
        return fields.Selection("ItemsPath");
    }

    private static string? Label(StateFields fields)
    {
        var label = fields.Text("Label");
        if (label is not null && (label.Length is 0 or > 40 || label.Any(c => char.IsWhiteSpace(c) || "?*<>{}[]:;,\\|^~$#%&`\"".Contains(c, StringComparison.Ordinal))))
            fields.Wrong("Label", "a Label has 1 to 40 characters, no spaces, no wildcards, no brackets");
        return label;
    }

    private static ItemReader Reader(StateFields fields)
    {
        DefinitionReader.Unknown(fields, "Resource", "Parameters", "ReaderConfig");
        var resource = fields.Text("Resource", required: true) ?? "";
        if (fields.Has("Resource") && !IsAction(resource, "getObject") && !IsAction(resource, "listObjectsV2"))
            fields.Wrong("Resource", $"items are read by arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2, not by '{resource}'");
        var parameters = fields.Template("Parameters", mustBeObject: true);
        Need(fields, parameters, IsAction(resource, "getObject") ? ["Bucket", "Key"] : ["Bucket"]);
        var config = fields.Object("ReaderConfig");
        if (config is not null)
            DefinitionReader.Unknown(config, "InputType", "CSVHeaderLocation", "CSVHeaders", "CSVDelimiter", "MaxItems", "MaxItemsPath", "ItemsPointer", "ManifestType", "Transformation");
        var headers = config?.Word("CSVHeaderLocation", "FIRST_ROW", "GIVEN");
        var given = config?.Texts("CSVHeaders", required: headers == "GIVEN") ?? [];
        return new ItemReader(
            resource,
            parameters,
            config?.Word("InputType", "CSV", "JSON", "JSONL", "MANIFEST", "PARQUET") ?? "",
            headers,
            given,
            Delimiter(config?.Word("CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB")),
            config?.Quantity("MaxItems", 1, MaxCount),
            Pointer(config),
            config?.Word("ManifestType", "S3_INVENTORY", "ATHENA_DATA"),
            config?.Word("Transformation", "NONE", "LOAD_AND_FLATTEN"));
    }

    private static JsonPath? Pointer(StateFields? config)
    {
        if (config?.Text("ItemsPointer") is not { } pointer)
            return null;
        if (!pointer.StartsWith('/'))
            config.Wrong("ItemsPointer", "ItemsPointer must be a JSON pointer such as /items");
        var names = pointer.Split('/').Skip(1).Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return new JsonPath(pointer, null, [.. names.Select(name => new PathSegment.Field(name))]);
    }

    private static char Delimiter(string? word) => word switch { "PIPE" => '|', "SEMICOLON" => ';', "SPACE" => ' ', "TAB" => '\t', _ => ',' };

    private static ItemBatcher Batcher(StateFields fields)
    {
        DefinitionReader.Unknown(fields, "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", "BatchInput");
        var batcher = new ItemBatcher(
            fields.Quantity("MaxItemsPerBatch", 1, MaxCount),
            fields.Quantity("MaxInputBytesPerBatch", 1, 262_144),
            fields.Template("BatchInput", mustBeObject: true));
        if (batcher.MaxItems is null && batcher.MaxBytes is null)
            fields.Wrong(null, "ItemBatcher needs MaxItemsPerBatch or MaxInputBytesPerBatch");
        return batcher;
    }

    private static ResultWriter Writer(StateFields fields)
    {
        DefinitionReader.Unknown(fields, "Resource", "Parameters", "WriterConfig");
        var config = fields.Object("WriterConfig");
        if (config is not null)
            DefinitionReader.Unknown(config, "OutputType", "Transformation");
        if (!fields.Has("Resource") && config is null)
            fields.Wrong(null, "ResultWriter needs Resource with Parameters, or WriterConfig");
        if (fields.Text("Resource") is { } resource && !IsAction(resource, "putObject"))
            fields.Wrong("Resource", $"results are written by arn:aws:states:::s3:putObject, not by '{resource}'");
        var parameters = fields.Template("Parameters", mustBeObject: true);
        if (fields.Has("Resource"))
            Need(fields, parameters, "Bucket");
        Texts(fields, "Prefix");
        return new ResultWriter(
            fields.Text("Resource"),
            parameters,
            config?.Word("OutputType", "JSON", "JSONL") ?? "JSON",
            config?.Word("Transformation", "NONE", "COMPACT", "FLATTEN") ?? "NONE");
    }

    private static void Need(StateFields fields, Template? parameters, params string[] names)
    {
        foreach (var name in names.Where(name => parameters?.FieldNames.Contains(name) != true))
            fields.Wrong("Parameters", $"Parameters need the field {name}");
        Texts(fields, names);
    }

    private static void Texts(StateFields fields, params string[] names)
    {
        var given = fields.Get("Parameters");
        foreach (var name in names.Where(name => given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out var value) && (value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0)))
            fields.Wrong($"Parameters/{name}", $"{name} must be a string that is not empty");
    }

    /// <summary>An action of S3 in any partition.</summary>
    private static bool IsAction(string resource, string action) =>
        resource.StartsWith("arn:", StringComparison.Ordinal) && resource.EndsWith($":states:::s3:{action}", StringComparison.Ordinal);

    private static void Exclude(StateFields fields, string one, string other)
    {
        if (fields.Has(one) && fields.Has(other))
            fields.Wrong(one, $"{one} and {other} exclude each other");
    }
}
