namespace Gremlin.Values;

/// <summary>One property of an edge.</summary>
internal sealed class EdgePropertyItem(Value edge, string key, Value content) : Tag(ValueKind.Property)
{
    public readonly Value Edge = edge;
    public readonly string Key = key;
    public readonly Value Content = content;
}
