namespace Gremlin.Language;

/// <summary>Walks over what was read.</summary>
internal static class SyntaxWalk
{
    /// <summary>All literals of a script.</summary>
    public static IEnumerable<LiteralArgument> Literals(Script script) =>
        script.Statements.SelectMany(statement => statement.Source.Concat(statement.Steps).Concat(statement.Terminal is null ? [] : [statement.Terminal])).SelectMany(Literals);

    private static IEnumerable<LiteralArgument> Literals(Call call) => call.Arguments.SelectMany(Literals);

    private static IEnumerable<LiteralArgument> Literals(Argument argument) => argument switch
    {
        LiteralArgument literal => [literal],
        TraversalArgument nested => nested.Steps.SelectMany(Literals),
        PredicateArgument predicate => predicate.Arguments.SelectMany(Literals),
        CardinalityArgument given => Literals(given.Value),
        ListArgument list => list.Items.SelectMany(Literals),
        MapArgument map => map.Entries.SelectMany(entry => Literals(entry.Key).Concat(Literals(entry.Value))),
        StrategyArgument strategy => strategy.Settings.SelectMany(setting => Literals(setting.Value)),
        _ => [],
    };
}
