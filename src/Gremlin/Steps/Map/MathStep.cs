using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>math()</c>: a formula over labels and the object itself (<c>_</c>), as a double.</summary>
internal sealed class MathStep(MathFormula formula) : MapStep, IByModulated
{
    private readonly ByRing _bys = new();
    private readonly double[] _values = new double[formula.Variables.Count];

    public override string Name => "math";

    public override PathTracking Needs => formula.Variables.Any(name => name != "_") ? PathTracking.Labelled : PathTracking.None;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public MathFormula Formula => formula;

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = default;
        _bys.Reset();
        for (var i = 0; i < _values.Length; i++)
        {
            var name = formula.Variables[i];
            var variable = name == "_" ? traverser.Content : Scoping.Demand(Context, traverser, name, Pop.Last);
            if (!_bys.Next().TryApply(traverser with { Content = variable }, Context, out var number)) return false;
            if (!number.IsNumber) throw new GremlinException(GremlinErrorCode.InvalidNumericData, $"The variable {name} for math() step must resolve to a Number - it is instead of type {ValueText.ClassOf(number)} with value {ValueText.Of(number)}");
            _values[i] = Numbers.ToDouble(number);
        }

        content = Value.Of(formula.Compute(_values));
        return true;
    }

    protected override string Arguments() => $"({formula.Text})";
}
