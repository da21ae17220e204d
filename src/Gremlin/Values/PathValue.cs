namespace Gremlin.Values;

/// <summary>A path as a value.</summary>
internal sealed class PathValue(Value[] objects, string[][] labels) : Tag(ValueKind.Path)
{
    public readonly Value[] Objects = objects;
    public readonly string[][] Labels = labels;
}
