namespace StepFunctions.Definitions;

/// <summary>A payload template: JSON in which fields named <c>x.$</c> take the value of a path or intrinsic function.</summary>
internal abstract record Template
{
    /// <summary>The expressions in it.</summary>
    public abstract IEnumerable<Expression> Expressions { get; }

    /// <summary>The names of the outermost fields, without <c>.$</c>.</summary>
    public IEnumerable<string> FieldNames => this switch
    {
        Constant { Content.ValueKind: JsonValueKind.Object } constant => constant.Content.EnumerateObject().Select(property => property.Name),
        Fields fields => fields.Content.Select(one => one.Name),
        _ => [],
    };

    /// <summary>The value within a scope.</summary>
    /// <exception cref="TemplateFailureException">A path in it leads nowhere.</exception>
    public JsonElement Value(DataScope scope)
    {
        if (this is Constant constant)
            return constant.Content;
        return Json.Build(writer => Write(writer, scope));
    }

    /// <summary>Reads a template; tells each problem with its place.</summary>
    public static Template Read(JsonElement source, string location, Action<string, string> wrong)
    {
        return source.ValueKind switch
        {
            JsonValueKind.Object => ReadObject(source, location, wrong),
            JsonValueKind.Array => ReadArray(source, location, wrong),
            _ => new Constant(source),
        };
    }

    private static Template ReadArray(JsonElement source, string location, Action<string, string> wrong)
    {
        var items = source.EnumerateArray().Select((item, at) => Read(item, $"{location}/{at}", wrong)).ToArray();
        return items.All(item => item is Constant) ? new Constant(source) : new List(items);
    }

    private static Template ReadObject(JsonElement source, string location, Action<string, string> wrong)
    {
        var fields = new List<(string, Template)>();
        var names = new HashSet<string>();
        foreach (var property in source.EnumerateObject())
        {
            var computed = property.Name.EndsWith(".$", StringComparison.Ordinal);
            var name = computed ? property.Name[..^2] : property.Name;
            if (!names.Add(name))
                wrong($"{location}/{property.Name}", $"the field '{name}' stands there twice");
            fields.Add((name, computed ? ReadComputed(property, $"{location}/{property.Name}", wrong) : Read(property.Value, $"{location}/{property.Name}", wrong)));
        }

        return fields.All(field => field.Item2 is Constant) ? new Constant(source) : new Fields(fields);
    }

    private static Template ReadComputed(JsonProperty property, string location, Action<string, string> wrong)
    {
        try
        {
            if (property.Value.ValueKind == JsonValueKind.String)
                return new Computed(property.Name, Expression.Parse(property.Value.GetString()!));
            wrong(location, "the value of a field whose name ends in '.$' must be a path or an intrinsic function");
        }
        catch (FormatException format)
        {
            wrong(location, format.Message);
        }

        return new Constant(Json.Null);
    }

    private protected abstract void Write(Utf8JsonWriter writer, DataScope scope);

    /// <summary>JSON without expressions.</summary>
    public sealed record Constant(JsonElement Content) : Template
    {
        /// <inheritdoc/>
        public override IEnumerable<Expression> Expressions => [];

        private protected override void Write(Utf8JsonWriter writer, DataScope scope) => Content.WriteTo(writer);
    }

    private sealed record Computed(string Field, Expression Source) : Template
    {
        public override IEnumerable<Expression> Expressions => [Source];

        private protected override void Write(Utf8JsonWriter writer, DataScope scope)
        {
            try
            {
                Source.Value(scope).WriteTo(writer);
            }
            catch (PathNotFoundException missing)
            {
                throw new TemplateFailureException($"The JSONPath '{missing.Path}' specified for the field '{Field}' could not be found in the input '{Json.Text(missing.Document)}'");
            }
        }
    }

    private sealed record List(IReadOnlyList<Template> Items) : Template
    {
        public override IEnumerable<Expression> Expressions => Items.SelectMany(item => item.Expressions);

        private protected override void Write(Utf8JsonWriter writer, DataScope scope)
        {
            writer.WriteStartArray();
            foreach (var item in Items)
                item.Write(writer, scope);
            writer.WriteEndArray();
        }
    }

    private sealed record Fields(IReadOnlyList<(string Name, Template Value)> Content) : Template
    {
        public override IEnumerable<Expression> Expressions => Content.SelectMany(one => one.Value.Expressions);

        private protected override void Write(Utf8JsonWriter writer, DataScope scope)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in Content)
            {
                writer.WritePropertyName(name);
                value.Write(writer, scope);
            }

            writer.WriteEndObject();
        }
    }
}
