using System.Text;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary><c>format('… %{key} … %{_} …')</c>: a text with properties, labels and <c>by()</c>s put in; a walker for which one is missing is dropped.</summary>
internal sealed class FormatStep(string pattern) : MapStep, IByModulated
{
    private readonly ByRing _bys = new();
    private readonly List<(string Before, string? Key)> _parts = Parse(pattern);

    public override string Name => "format";

    public override PathTracking Needs => PathTracking.Labelled;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = default;
        _bys.Reset();
        var built = new StringBuilder();
        foreach (var (before, key) in _parts)
        {
            built.Append(before);
            if (key is null) continue;
            if (!TryFind(traverser, key, out var value)) return false;
            built.Append(ValueText.Of(value));
        }

        Context.Hold(built.Length / 8);
        content = Value.Of(built.ToString());
        return true;
    }

    private static List<(string Before, string? Key)> Parse(string pattern)
    {
        var parts = new List<(string, string?)>();
        var at = 0;
        while (true)
        {
            var open = pattern.IndexOf("%{", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : pattern.IndexOf('}', open);
            if (close < 0) break;
            parts.Add((pattern[at..open], pattern[(open + 2)..close]));
            at = close + 1;
        }

        parts.Add((pattern[at..], null));
        return parts;
    }

    private bool TryFind(in Traverser traverser, string key, out Value value)
    {
        if (key == "_") return _bys.Next().TryApply(traverser, Context, out value) && !value.IsNull;
        var element = traverser.Content;
        var known = 0;
        if (element.Kind is ValueKind.Vertex or ValueKind.Edge && Elements.TryFirstValue(element, key, ref known, out value)) return true;
        return Scoping.TryGet(Context, traverser, key, Pop.Last, out value) && !value.IsNull;
    }
}
