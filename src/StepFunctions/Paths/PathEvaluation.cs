namespace StepFunctions.Paths;

/// <summary>One walk along a path through a document.</summary>
internal sealed class PathEvaluation(JsonPath path, JsonElement root)
{
    private readonly List<JsonElement> _found = [];
    private bool _missing;

    /// <summary>What the path leads to; false when it leads nowhere.</summary>
    public bool TryFind(out JsonElement value)
    {
        value = default;
        Walk(0, root, true);
        if (_missing)
            return false;
        if (!path.IsDefinite)
        {
            value = Json.Array(_found);
            return true;
        }

        if (_found.Count == 0)
            return false;
        value = _found[0];
        return true;
    }

    private void Walk(int at, JsonElement node, bool definite)
    {
        if (_missing)
            return;
        if (at == path.Segments.Count)
        {
            _found.Add(node);
            return;
        }

        var segment = path.Segments[at];
        definite &= segment.IsDefinite;
        var before = at == 0 || path.Segments.Take(at).All(one => one.IsDefinite);
        switch (segment)
        {
            case PathSegment.Field field: Field(at, node, field.Name, before, definite); break;
            case PathSegment.Fields fields: Fields(at, node, fields.Names, before); break;
            case PathSegment.Index index: Elements(at, node, [index.Position], before, definite); break;
            case PathSegment.Indices indices: Elements(at, node, indices.Positions, before, definite); break;
            case PathSegment.Slice slice: Slice(at, node, slice, before); break;
            case PathSegment.Wildcard: Children(at, node); break;
            case PathSegment.Descent: Descend(at, node); break;
            case PathSegment.Where where: Filter(at, node, where.Condition, before); break;
            case PathSegment.Function function: Function(at, node, function.Name, definite); break;
            default: throw new InvalidOperationException($"No walk along {segment}.");
        }
    }

    private void Field(int at, JsonElement node, string name, bool before, bool definite)
    {
        if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var child))
            Walk(at + 1, child, definite);
        else if (before)
            _missing = true;
    }

    private void Fields(int at, JsonElement node, IReadOnlyList<string> names, bool before)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            _missing |= before;
            return;
        }

        if (at == path.Segments.Count - 1)
        {
            _found.Add(Picked(node, names));
            return;
        }

        foreach (var name in names)
            Field(at, node, name, false, false);
    }

    private static JsonElement Picked(JsonElement node, IReadOnlyList<string> names) => Json.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var name in names)
        {
            if (!node.TryGetProperty(name, out var child))
                continue;
            writer.WritePropertyName(name);
            child.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private void Elements(int at, JsonElement node, IReadOnlyList<int> positions, bool before, bool definite)
    {
        if (!IsArray(node, before))
            return;
        var length = node.GetArrayLength();
        foreach (var position in positions)
        {
            var index = position < 0 ? length + position : position;
            if (index >= 0 && index < length)
                Walk(at + 1, node[index], definite);
            else if (before && definite)
                _missing = true;
        }
    }

    private void Slice(int at, JsonElement node, PathSegment.Slice slice, bool before)
    {
        if (!IsArray(node, before))
            return;
        var length = node.GetArrayLength();
        var to = Bound(slice.To ?? length, length);
        for (var index = Bound(slice.From ?? 0, length); index < to; index += slice.Step)
            Walk(at + 1, node[index], false);
    }

    private static int Bound(int position, int length) => Math.Clamp(position < 0 ? length + position : position, 0, length);

    private bool IsArray(JsonElement node, bool before)
    {
        if (node.ValueKind == JsonValueKind.Array)
            return true;
        _missing |= before;
        return false;
    }

    private void Children(int at, JsonElement node)
    {
        foreach (var child in ChildrenOf(node))
            Walk(at + 1, child, false);
    }

    private static IEnumerable<JsonElement> ChildrenOf(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object => node.EnumerateObject().Select(property => property.Value),
        _ => [],
    };

    private void Descend(int at, JsonElement node)
    {
        Walk(at + 1, node, false);
        foreach (var child in ChildrenOf(node))
            Descend(at, child);
    }

    private void Filter(int at, JsonElement node, PathFilter condition, bool before)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray().Where(item => condition.Holds(item, root)))
                Walk(at + 1, item, false);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (condition.Holds(node, root))
                Walk(at + 1, node, false);
        }
        else
        {
            _missing |= before;
        }
    }

    private void Function(int at, JsonElement node, string name, bool definite)
    {
        if (PathFunctions.Apply(name, node) is { } value)
            Walk(at + 1, value, definite);
        else
            _missing = true;
    }
}
