using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>range(local)</c>, <c>limit(local)</c>, <c>skip(local)</c>, <c>tail(local)</c>: part of one collection.</summary>
internal sealed class LocalRangeStep(string name, Operand low, Operand high) : MapStep
{
    public override string Name => name + "(local)";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        if (!Collections.IsIterable(content) && content.Kind != ValueKind.Map) return true;
        var items = Collections.Items(content);
        var (from, to) = Bounds(items.Count);
        var part = items.Skip((int)from).Take((int)(to - from)).ToList();
        if (Collapses(to - from, items.Count) && content.Kind is not ValueKind.Map)
        {
            content = part.Count == 1 ? part[0] : default;
            return part.Count == 1;
        }

        content = content.Kind == ValueKind.Path ? Part(content.As<PathValue>(), (int)from, (int)to) : Collections.Like(content, part);
        return true;
    }

    protected override string Arguments() => $"({low}, {high})";

    private static Value Part(PathValue path, int from, int to) => Value.Of(new PathValue(path.Objects[from..to], path.Labels[from..to]));

    /// <summary>Asking for one item gives the item, not a collection of one.</summary>
    private bool Collapses(long width, int count)
    {
        _ = width;
        _ = count;
        var (a, b) = (Numbers.ToLong(low.Get(Context)), Numbers.ToLong(high.Get(Context)));
        return name == "tail" ? b == 1 : b != -1 && b - a == 1;
    }

    private (long From, long To) Bounds(int count)
    {
        var (a, b) = (Numbers.ToLong(low.Get(Context)), Numbers.ToLong(high.Get(Context)));
        if (name == "tail") return (Math.Clamp(count - b, 0, count), count);
        if (b != -1 && a > b) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Not a legal range: [{a}, {b}]");
        var to = b == -1 ? count : Math.Clamp(b, 0, count);
        return (Math.Min(Math.Max(a, 0), to), to);
    }
}
