using Gremlin.Language;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;
using Gremlin.Values;

namespace Gremlin.Steps.Build;

/// <summary><c>where(traversal)</c> and the patterns of <c>match()</c>: labels at their beginning and end are conditions, not names.</summary>
internal static class Wheres
{
    public static Step ToWhere(StepArguments arguments)
    {
        if (arguments.IsPredicate(0)) return ToComparison(arguments.Expect(1, 1), null, 0);
        if (arguments.Count == 2) return ToComparison(arguments, arguments.Text(0), arguments.IsPredicate(1) ? 1 : throw arguments.Wrong());
        return new TraversalFilterStep("where", ToCondition(arguments.Builder, arguments.Expect(1, 1).RawTraversal(0).Steps), true);
    }

    private static WherePredicateStep ToComparison(StepArguments arguments, string? start, int place)
    {
        var read = Labels(arguments.Builder, arguments.Raw(place)).ToList();
        if (start is not null) read.Add(start);
        return new WherePredicateStep(start, arguments.Predicate(place)) { ReadLabels = read };
    }

    public static MatchStep ToMatch(StepArguments arguments)
    {
        if (arguments.Count == 0) throw arguments.Wrong();
        return new MatchStep([.. Enumerable.Range(0, arguments.Count).Select(place => ToPattern(arguments.Builder, arguments.RawTraversal(place).Steps))], false);
    }

    private static Traversal ToCondition(StepBuilder builder, IReadOnlyList<Call> written)
    {
        var calls = Connectives.Resolve(written, isRoot: false);
        if (calls is [{ Name: "and" or "or" or "not" } connective, ..] && connective.Arguments.All(argument => argument is TraversalArgument))
            return new Traversal([ToConnective(builder, connective), .. builder.Nested([.. calls.Skip(1)]).Steps]);
        var steps = new List<Step>();
        var end = calls.Count > 1 && calls[^1].Name == "as" ? new WhereEndStep(Label(builder, calls[^1])) : null;
        var starts = calls[0].Name == "as";
        if (starts) steps.Add(new WhereStartStep(Label(builder, calls[0]), end));
        foreach (var call in calls.Skip(starts ? 1 : 0).Take(calls.Count - (starts ? 1 : 0) - (end is null ? 0 : 1))) builder.Add(steps, call, false);
        if (end is not null) steps.Add(end);
        return new Traversal(steps);
    }

    private static Step ToConnective(StepBuilder builder, Call connective)
    {
        var nested = connective.Arguments.Select(argument => ToCondition(builder, ((TraversalArgument)argument).Steps)).ToList();
        return connective.Name == "not" ? new TraversalFilterStep("not", nested[0], false) : new ConnectiveStep(connective.Name == "and", nested);
    }

    private static MatchPattern ToPattern(StepBuilder builder, IReadOnlyList<Call> written)
    {
        var calls = Connectives.Resolve(written, isRoot: false);
        switch (calls[0].Name)
        {
            case "and" or "or":
                return new ConnectedPattern(calls[0].Name == "or", [.. calls[0].Arguments.Select(argument => ToPattern(builder, ((TraversalArgument)argument).Steps))]);
            case "where" or "not":
                return new ConditionPattern([.. calls.SelectMany(call => Labels(builder, call)).Distinct()], Condition(builder, calls));
            case "as":
                return ToPathPattern(builder, calls);
            default:
                throw builder.Fail(calls[0].Place, "a pattern of match() begins with as()");
        }
    }

    private static PathPattern ToPathPattern(StepBuilder builder, IReadOnlyList<Call> calls)
    {
        var end = calls.Count > 1 && calls[^1].Name == "as" ? Label(builder, calls[^1]) : null;
        var body = calls.Skip(1).Take(calls.Count - 1 - (end is null ? 0 : 1)).ToList();
        return new PathPattern(Label(builder, calls[0]), end, builder.Nested(body));
    }

    private static Traversal Condition(StepBuilder builder, IReadOnlyList<Call> calls)
    {
        if (calls[0].Name != "not") return builder.Nested(calls);
        return new Traversal([ToConnective(builder, calls[0])]);
    }

    private static string Label(StepBuilder builder, Call call) =>
        call.Arguments.Count == 1 ? new StepArguments(builder, call).Text(0) : throw builder.Fail(call.Place, "one label is wanted here");

    /// <summary>The labels that a condition speaks of.</summary>
    private static IEnumerable<string> Labels(StepBuilder builder, Call call) => call.Arguments.SelectMany(argument => Labels(builder, argument));

    private static IEnumerable<string> Labels(StepBuilder builder, Argument argument)
    {
        switch (argument)
        {
            case LiteralArgument { Value.Kind: ValueKind.String } label:
                builder.MarkStructural(label);
                return [label.Value.AsString];
            case PredicateArgument predicate: return predicate.Arguments.SelectMany(each => Labels(builder, each));
            case ListArgument list: return list.Items.SelectMany(each => Labels(builder, each));
            case TraversalArgument nested: return Ends(builder, Connectives.Resolve(nested.Steps, isRoot: false));
            default: return [];
        }
    }

    private static IEnumerable<string> Ends(StepBuilder builder, IReadOnlyList<Call> calls)
    {
        if (calls[0].Name is "and" or "or" or "not" or "where") return calls.Where(call => call.Name is "and" or "or" or "not" or "where").SelectMany(call => Labels(builder, call));
        return new[] { calls[0], calls[^1] }.Where(call => call.Name == "as").SelectMany(call => Labels(builder, call));
    }
}
