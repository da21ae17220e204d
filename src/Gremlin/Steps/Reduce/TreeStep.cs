using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Reduce;

/// <summary><c>tree()</c>: the paths of all walkers as a tree.</summary>
internal sealed class TreeStep : ReducingStep, IByModulated
{
    private readonly ByRing _bys = new();
    private TreeValue _tree = new();

    public override string Name => "tree";

    public override PathTracking Needs => PathTracking.Full;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override void Begin() => _tree = new TreeValue();

    protected override void Take(in Traverser traverser) => Grow(_tree, traverser, _bys, Context);

    protected override bool TryEnd(out Value content)
    {
        content = Value.Of(_tree);
        return true;
    }

    public static void Grow(TreeValue tree, in Traverser traverser, ByRing bys, QueryContext context)
    {
        var root = tree;
        bys.Reset();
        foreach (var each in PathNode.ToValue(traverser.Path).As<PathValue>().Objects)
        {
            if (!bys.Next().TryApply(traverser with { Content = each }, context, out var key)) return;
            if (key.Kind == ValueKind.Tree) SideEffects.Bags.DemandApart(key, Value.Of(root));
            context.Hold(48);
            tree = tree.Branch(key);
        }
    }
}
