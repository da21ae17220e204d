using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Lists;

/// <summary><c>conjoin()</c>: the items of a collection as one text; nulls are passed over.</summary>
internal sealed class ConjoinStep(Operand delimiter) : MapStep
{
    public override string Name => "conjoin";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        if (!Collections.IsIterable(traverser.Content))
        {
            throw new GremlinException(GremlinErrorCode.InvalidParameter, traverser.Content.IsNull
                ? "Incoming traverser for conjoin step can't be null"
                : $"conjoin step can only take an array or an Iterable type for incoming traversers, encountered {ValueText.ClassOf(traverser.Content)}");
        }

        var items = Collections.Items(traverser.Content).Where(item => !item.IsNull).Select(item => ValueText.Of(item)).ToList();
        content = items.Count == 0 && Collections.Items(traverser.Content).Count > 0 ? Value.Null : Value.Of(string.Join(delimiter.Get(Context).AsString, items));
        return true;
    }
}
