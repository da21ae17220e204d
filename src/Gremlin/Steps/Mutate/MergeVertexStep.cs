using Gremlin.Engine;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>mergeV()</c>.</summary>
internal sealed class MergeVertexStep(bool starts, Operand? map, Traversal? mapFrom) : MergeStep(starts, map, mapFrom)
{
    public override string Name => "mergeV";

    protected override bool IsAllowed(in Value key) => key.Kind == ValueKind.Token && key.Bits is (long)ElementToken.Id or (long)ElementToken.Label;

    /// <summary>The vertices that a map describes.</summary>
    public void Find(MapValue wanted, List<Value> found) => Search(wanted, found);

    protected override void Search(MapValue wanted, List<Value> found)
    {
        foreach (var vertex in Candidates(wanted))
        {
            var element = Context.Graph.Vertex(vertex);
            if (HasLabels(element, Get(wanted, ElementToken.Label)) && Has(element, wanted, Context)) found.Add(element);
            Context.Tick();
        }
    }

    protected override Value Create(MapValue wanted, Traverser traverser)
    {
        var (id, label) = (Get(wanted, ElementToken.Id), Get(wanted, ElementToken.Label));
        var vertex = Context.Graph.AddVertex(id.IsNull ? null : Texts.Id(id), label.IsNull ? null : label.AsString);
        SetAll(vertex, wanted, OnCreate?.Cardinality ?? Cardinality.Set);
        return vertex;
    }

    private bool HasLabels(in Value vertex, in Value label)
    {
        if (label.IsNull) return true;
        foreach (var each in label.AsString.Split("::", StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Context.Graph.HasLabel(vertex, each)) return false;
        }

        return true;
    }

    private List<int> Candidates(MapValue wanted)
    {
        var view = Context.Graph.View;
        var id = Get(wanted, ElementToken.Id);
        if (!id.IsNull) return view.FindVertex(Texts.Id(id)) is var vertex and >= 0 ? [vertex] : [];
        return TryIndexed(wanted, view) ?? Scanned(wanted, view);
    }

    private List<int>? TryIndexed(MapValue wanted, Snapshot view)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted.Keys[i].Kind != ValueKind.String || wanted.Values[i].Kind != ValueKind.String) continue;
            var key = Context.Graph.FindKey(wanted.Keys[i].AsString);
            var value = Context.Graph.ToLookup(wanted.Values[i]);
            if (key == 0 || value.IsNone) return [];
            var label = Get(wanted, ElementToken.Label);
            var number = label.IsNull || label.AsString.Contains("::", StringComparison.Ordinal) ? 0 : Context.Graph.FindLabel(label.AsString);
            if (!label.IsNull && number == 0) continue;
            if (!view.TryFindVertices(number, key, value, out var cursor)) return null;
            var found = new List<int>();
            while (cursor.MoveNext()) found.Add(cursor.Current);
            return found;
        }

        return null;
    }

    private List<int> Scanned(MapValue wanted, Snapshot view)
    {
        var label = Get(wanted, ElementToken.Label);
        var admitted = label.IsNull || label.AsString.Contains("::", StringComparison.Ordinal) ? null : view.SetsWithAny([Context.Graph.FindLabel(label.AsString)]);
        var found = new List<int>();
        for (var vertex = view.NextVertex(0, admitted); vertex >= 0; vertex = view.NextVertex(vertex + 1, admitted))
        {
            Context.Tick();
            found.Add(vertex);
        }

        return found;
    }
}
