namespace Gremlin.Values;

/// <summary>A list.</summary>
internal sealed class ListValue(List<Value> items) : Tag(ValueKind.List)
{
    public ListValue()
        : this([])
    {
    }

    public List<Value> Items { get; } = items;
}
