namespace Gremlin.Language;

/// <summary>Walks over what was read.</summary>
internal static class SyntaxWalk
{
    /// <summary>All literals of a script, in their order.</summary>
    public static List<LiteralArgument> Literals(Script script)
    {
        var literals = new List<LiteralArgument>(script.LiteralCount);
        foreach (var statement in script.Statements)
        {
            Visit(statement.Source, literals);
            Visit(statement.Steps, literals);
            if (statement.Terminal is { } terminal) Visit(terminal.Arguments, literals);
        }

        return literals;
    }

    private static void Visit(IReadOnlyList<Call> calls, List<LiteralArgument> literals)
    {
        foreach (var call in calls) Visit(call.Arguments, literals);
    }

    private static void Visit(IReadOnlyList<Argument> arguments, List<LiteralArgument> literals)
    {
        foreach (var argument in arguments) Visit(argument, literals);
    }

    private static void Visit(Argument argument, List<LiteralArgument> literals)
    {
        switch (argument)
        {
            case LiteralArgument literal: literals.Add(literal); break;
            case TraversalArgument nested: Visit(nested.Steps, literals); break;
            case PredicateArgument predicate: Visit(predicate.Arguments, literals); break;
            case CardinalityArgument given: Visit(given.Value, literals); break;
            case ListArgument list: Visit(list.Items, literals); break;
            case MapArgument map: Visit([.. map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value })], literals); break;
            case StrategyArgument strategy: Visit([.. strategy.Settings.Select(setting => setting.Value)], literals); break;
        }
    }
}
