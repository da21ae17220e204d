using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>unfold()</c>: what is in a collection, the entries of a map, else the object.</summary>
internal sealed class UnfoldStep : ListMapStep
{
    public override string Name => "unfold";

    protected override void Fill(in Traverser traverser, List<Value> found)
    {
        var content = traverser.Content;
        if (content.Kind == ValueKind.Tree) found.AddRange(content.As<TreeValue>().Keys);
        else if (Collections.IsIterable(content) || content.Kind == ValueKind.Map) found.AddRange(Collections.Items(content));
        else found.Add(content);
    }
}
