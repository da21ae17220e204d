namespace Gremlin.Values;

/// <summary>One entry of a map.</summary>
internal sealed class MapEntryValue(Value key, Value content) : Tag(ValueKind.MapEntry)
{
    public readonly Value Key = key;
    public readonly Value Content = content;
}
