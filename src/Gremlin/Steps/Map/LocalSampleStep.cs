using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>sample(local)</c>: some items of one collection by chance.</summary>
internal sealed class LocalSampleStep(Operand amount) : MapStep
{
    public override string Name => "sample(local)";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        if (!Collections.IsCollection(content) && content.Kind != ValueKind.Map) return true;
        var items = Collections.Items(content).ToArray();
        var wanted = (int)Math.Min(Numbers.ToLong(amount.Get(Context)), items.Length);
        for (var i = 0; i < wanted; i++)
        {
            var other = Context.Random.Next(i, items.Length);
            (items[i], items[other]) = (items[other], items[i]);
        }

        content = Collections.Like(content, items.Take(wanted));
        return true;
    }
}
