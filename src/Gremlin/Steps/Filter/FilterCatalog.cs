using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Steps.Build;
using Gremlin.Steps.Map;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary>The steps that let walkers through or not.</summary>
internal static class FilterCatalog
{
    private static readonly Operand Zero = Operand.Of(Value.Of(0L));
    private static readonly Operand One = Operand.Of(Value.Of(1L));
    private static readonly Operand All = Operand.Of(Value.Of(-1L));

    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["has"] = ToHas,
        ["hasNot"] = a => new HasPropertyStep(a.Expect(1, 1).NullableText(0), false),
        ["hasId"] = a => new HasTokenStep(ElementToken.Id, AnyOf(a)),
        ["hasLabel"] = a => new HasLabelStep(AnyOf(a)),
        ["hasKey"] = a => new HasTokenStep(ElementToken.Key, AnyOf(a)),
        ["hasValue"] = a => new HasTokenStep(ElementToken.Value, AnyOf(a)),
        ["is"] = a => new IsStep(a.Expect(1, 1).Predicate(0)),
        ["none"] = a => a.ExpectNothing().Make(new NoneStep()),
        ["filter"] = ToFilter,
        ["not"] = a => new TraversalFilterStep("not", a.Expect(1, 1).Traversal(0), false),
        ["and"] = a => new ConnectiveStep(true, a.Traversals(0)),
        ["or"] = a => new ConnectiveStep(false, a.Traversals(0)),
        ["where"] = Wheres.ToWhere,
        ["dedup"] = a => a.TakeScope() == Scope.Local ? new LocalDedupStep() : new DedupStep(a.Texts(0)),
        ["range"] = a => ToRange(a, 2),
        ["limit"] = a => ToRange(a, 1),
        ["skip"] = a => ToRange(a, 1),
        ["tail"] = ToTail,
        ["coin"] = a => new CoinStep(a.Expect(1, 1).Operand(0)),
        ["simplePath"] = a => a.ExpectNothing().Make(new SimplePathStep(true)),
        ["cyclicPath"] = a => a.ExpectNothing().Make(new SimplePathStep(false)),
        ["timeLimit"] = a => new TimeLimitStep(a.Expect(1, 1).Whole(0)),
        ["all"] = a => new CollectionFilterStep(true, PredicateOnly(a)),
        ["any"] = a => new CollectionFilterStep(false, PredicateOnly(a)),
    };

    private static Predicate PredicateOnly(StepArguments arguments) => arguments.Expect(1, 1).IsPredicate(0) ? arguments.Predicate(0) : throw arguments.Wrong();

    private static Step ToFilter(StepArguments arguments) =>
        arguments.Expect(1, 1).IsPredicate(0) ? new IsStep(arguments.Predicate(0)) : new TraversalFilterStep("filter", arguments.Traversal(0), true);

    private static Predicate AnyOf(StepArguments arguments)
    {
        arguments.Expect(1, int.MaxValue);
        if (arguments.IsPredicate(0)) return arguments.Expect(1, 1).Predicate(0);
        return arguments.Count == 1 && arguments.Raw(0) is not Language.ListArgument ? arguments.Predicate(0) : Flat(arguments);
    }

    private static WithinPredicate Flat(StepArguments arguments)
    {
        var items = new List<Operand>();
        foreach (var item in arguments.Operands(0))
        {
            if (item is ListOperand list) items.AddRange(list.Items);
            else items.Add(item);
        }

        return new WithinPredicate(true, items);
    }

    private static Step ToHas(StepArguments arguments)
    {
        switch (arguments.Expect(1, 3).Count)
        {
            case 1: return new HasPropertyStep(arguments.NullableText(0), true);
            case 2: return ToHasTwo(arguments);
            default:
                if (arguments.IsNull(0) || arguments.IsNull(1)) return new NoneStep();
                return new LabelAndHasStep(new HasLabelStep(new ComparePredicate(Comparison.Eq, arguments.Operand(0))), new HasStep(arguments.Text(1), arguments.Predicate(2)));
        }
    }

    private static Step ToHasTwo(StepArguments arguments)
    {
        if (arguments.TryName(0, "T", out var token)) return ToHasToken(arguments, StepBuilder.ToToken(token));
        if (arguments.NullableText(0) is not { } key) return new NoneStep();
        return arguments.IsTraversal(1) ? new HasTraversalStep(new ByKey(key), key, arguments.Traversal(1)) : new HasStep(key, arguments.Predicate(1));
    }

    private static Step ToHasToken(StepArguments arguments, ElementToken token)
    {
        if (arguments.IsTraversal(1)) return new HasTraversalStep(new ByToken(token), null, arguments.Traversal(1));
        return token == ElementToken.Label ? new HasLabelStep(arguments.Predicate(1)) : new HasTokenStep(token, arguments.Predicate(1));
    }

    private static Step ToRange(StepArguments arguments, int count)
    {
        var scope = arguments.TakeScope();
        arguments.Expect(count, count);
        var (low, high) = arguments.Name switch
        {
            "limit" => (Zero, arguments.Whole(0)),
            "skip" => (arguments.Whole(0), All),
            _ => (arguments.Whole(0), arguments.Whole(1)),
        };
        return scope == Scope.Local ? new LocalRangeStep(arguments.Name, low, high) : new RangeStep(arguments.Name, low, high);
    }

    private static Step ToTail(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        var amount = arguments.Expect(0, 1).Count == 1 ? arguments.Whole(0) : One;
        return scope == Scope.Local ? new LocalRangeStep("tail", Zero, amount) : new TailStep(amount);
    }
}
