using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>sack(operator)</c>: joins what the <c>by()</c> gives to what the walker carries.</summary>
internal sealed class SackUpdateStep(Operator what) : FilterStep, IByModulated
{
    private By _by = By.Itself;

    public override string Name => "sack";

    public override IEnumerable<Traversal> Children => _by.Nested is { } nested ? [nested] : [];

    public void AddBy(By by, SortOrder? order) => _by = by;

    protected override bool Keeps(ref Traverser traverser)
    {
        if (!_by.TryApply(traverser, Context, out var content)) return false;
        var sack = traverser.State is { HasSack: true } state ? state.Sack : Value.Null;
        traverser.SetSack(Operators.Apply(what, sack, content));
        return true;
    }

    protected override string Arguments() => $"({what})";
}
