using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>where(predicate)</c> and <c>where('a', predicate)</c>: compares with what labels stand for.</summary>
internal sealed class WherePredicateStep(string? start, Predicate predicate) : FilterStep, IByModulated
{
    private readonly ByRing _bys = new();
    private readonly WhereScope _scope = new();

    public override string Name => "where";

    public override PathTracking Needs => PathTracking.Labelled;

    public override IEnumerable<Traversal> Children => _bys.Children;

    public string? StartLabel => start;

    public Predicate Predicate => predicate;

    /// <summary>The labels that it compares.</summary>
    public IReadOnlyList<string> ReadLabels { get; init; } = [];

    public void AddBy(By by, SortOrder? order) => _bys.Add(by);

    protected override bool Keeps(ref Traverser traverser)
    {
        _bys.Reset();
        var left = traverser.Content;
        if (start is not null && !Scoping.TryGet(Context, traverser, start, Pop.Last, out left)) return false;
        if (!_bys.IsEmpty && !_bys.Next().TryApply(traverser with { Content = left }, Context, out left)) return false;
        return _scope.TryResolveAll(predicate, traverser, _bys, Context) && predicate.Holds(left, _scope);
    }

    protected override string Arguments() => start is null ? $"({predicate})" : $"({start}, {predicate})";

    /// <summary>What the labels in the predicate stand for, for one walker.</summary>
    private sealed class WhereScope : OperandScope
    {
        private Operand[]? _operands;
        private Value[] _resolved = [];

        public override Value Resolve(Operand operand) => _resolved[Array.IndexOf(_operands!, operand)];

        public bool TryResolveAll(Predicate predicate, in Traverser traverser, ByRing bys, QueryContext context)
        {
            if (_operands is null)
            {
                _operands = [.. predicate.Operands];
                _resolved = new Value[_operands.Length];
            }

            for (var i = 0; i < _operands.Length; i++)
            {
                if (!TryResolve(_operands[i].Get(context), traverser, bys, context, out _resolved[i])) return false;
            }

            return true;
        }

        private static bool TryResolve(in Value label, in Traverser traverser, ByRing bys, QueryContext context, out Value content)
        {
            if (label.Kind == ValueKind.List)
            {
                var list = new List<Value>();
                content = default;
                foreach (var each in Collections.Items(label))
                {
                    if (!TryResolve(each, traverser, bys, context, out var one)) return false;
                    list.Add(one);
                }

                content = Value.Of(new ListValue(list));
                return true;
            }

            if (label.Kind != ValueKind.String) throw new GremlinException(GremlinErrorCode.InvalidParameter, "The predicate of where() takes labels");
            content = Scoping.Demand(context, traverser, label.AsString, Pop.Last);
            return bys.IsEmpty || bys.Next().TryApply(traverser with { Content = content }, context, out content);
        }
    }
}
