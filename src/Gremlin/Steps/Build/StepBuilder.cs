using Gremlin.Engine;
using Gremlin.Language;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Build;

/// <summary>Makes steps of calls: one by one by the catalogue, modulators onto the step before them.</summary>
internal sealed class StepBuilder(string text, HashSet<int> structural)
{
    /// <summary>Settings of the source that steps may ask for, as <c>Neptune#ml.…</c>.</summary>
    public Dictionary<string, Argument?> Settings { get; } = [];

    public static Cardinality ToCardinality(string name) => name switch
    {
        "single" => Cardinality.Single,
        "set" => Cardinality.Set,
        _ => throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "List cardinality is not supported."),
    };

    public static ElementToken ToToken(string name) => Enum.Parse<ElementToken>(name, ignoreCase: true);

    public void MarkStructural(LiteralArgument literal)
    {
        if (literal.Slot >= 0) structural.Add(literal.Slot);
    }

    public Traversal Root(IReadOnlyList<Call> calls) => new(BuildAll(Connectives.Resolve(calls, isRoot: true), isRoot: true));

    public Traversal Nested(TraversalArgument nested) => Nested(nested.Steps);

    public Traversal Nested(IReadOnlyList<Call> calls) => new(BuildAll(Connectives.Resolve(calls, isRoot: false), isRoot: false));

    public Operand ToOperand(Argument argument) => argument switch
    {
        LiteralArgument { Slot: >= 0 } literal => new LiteralOperand(literal.Slot, literal.Value.Kind == ValueKind.Date),
        LiteralArgument literal => Operand.Of(literal.Value),
        ListArgument list => new ListOperand([.. list.Items.Select(ToOperand)]),
        MapArgument map => new MapOperand([.. map.Entries.Select(entry => new KeyValuePair<Operand, Operand>(ToOperand(entry.Key), ToOperand(entry.Value)))]),
        NameArgument name => Operand.Of(ToValue(name)),
        CardinalityArgument given => new CardinalityOperand(ToCardinality(given.Cardinality), ToOperand(given.Value)),
        _ => throw Fail(argument.Place, "a value was expected"),
    };

    public Predicate ToPredicate(Argument argument)
    {
        if (argument is not PredicateArgument predicate) return new ComparePredicate(Comparison.Eq, ToOperand(argument));
        return predicate.Name switch
        {
            "and" or "or" => new ConnectedPredicate(predicate.Name == "and", ToPredicate(predicate.Arguments[0]), ToPredicate(predicate.Arguments[1])),
            "not" => new NotPredicate(ToPredicate(predicate.Arguments[0])),
            "between" => Both(predicate, Comparison.Gte, Comparison.Lt, true),
            "inside" => Both(predicate, Comparison.Gt, Comparison.Lt, true),
            "outside" => Both(predicate, Comparison.Lt, Comparison.Gt, false),
            "within" or "without" => new WithinPredicate(predicate.Name == "within", [.. predicate.Arguments.Select(ToOperand)]),
            "regex" or "notRegex" => new RegexPredicate(predicate.Name == "notRegex", TextOperand(predicate)),
            _ when Names.TextPredicates.Contains(predicate.Name) => new TextPredicate(predicate.Name, TextOperand(predicate)),
            _ => new ComparePredicate(Enum.Parse<Comparison>(predicate.Name, ignoreCase: true), Single(predicate)),
        };
    }

    public GremlinException Fail(int place, string message) => SyntaxError.Of(text, place, message);

    /// <summary>Adds the step or the modulator that a call is.</summary>
    public void Add(List<Step> steps, Call call, bool isRoot)
    {
        var arguments = new StepArguments(this, call) { Starts = isRoot && steps.Count == 0 };
        if (Modulators.TryApply(arguments, steps)) return;
        var make = StepCatalog.Find(call.Name) ?? throw Fail(call.Place, $"'{call.Name}' is no step");
        steps.Add(make(arguments));
    }

    private List<Step> BuildAll(IReadOnlyList<Call> calls, bool isRoot)
    {
        var steps = new List<Step>();
        foreach (var call in calls) Add(steps, call, isRoot);
        return steps;
    }

    private static Value ToValue(NameArgument name)
    {
        if (name.Type is null or "T" && Names.IsMember("T", name.Name)) return Value.Of(ToToken(name.Name));
        if (name.Type is null or "Direction" && Names.IsMember("Direction", name.Name))
            return Value.Of(name.Name switch { "IN" or "to" => EdgeDirection.In, "BOTH" => EdgeDirection.Both, _ => EdgeDirection.Out });
        var type = name.Type ?? new[] { "Merge", "Pick", "DT", "Pop", "Order", "Scope", "Column", "Cardinality", "Operator", "Barrier" }.First(each => Names.IsMember(each, name.Name));
        return Value.OfEnum(type, name.Name);
    }

    private ConnectedPredicate Both(PredicateArgument predicate, Comparison first, Comparison second, bool both) => predicate.Arguments.Count == 2
        ? new ConnectedPredicate(both, new ComparePredicate(first, ToOperand(predicate.Arguments[0])), new ComparePredicate(second, ToOperand(predicate.Arguments[1])))
        : throw Fail(predicate.Place, $"{predicate.Name}() wants two values");

    private Operand Single(PredicateArgument predicate) => predicate.Arguments.Count == 1
        ? ToOperand(predicate.Arguments[0])
        : throw Fail(predicate.Place, $"{predicate.Name}() wants one value");

    private Operand TextOperand(PredicateArgument predicate) => predicate.Arguments is [LiteralArgument { Value.Kind: ValueKind.String } literal]
        ? ToOperand(literal)
        : throw Fail(predicate.Place, $"{predicate.Name}() wants one string");
}
