using Gremlin.Values;

namespace Gremlin.Language;

/// <summary>A whole text: statements, run in order in one transaction.</summary>
/// <param name="Text">The text.</param>
/// <param name="Statements">At least one.</param>
/// <param name="LiteralCount">How many slots for literals there are.</param>
/// <param name="Structural">Slots whose literal shaped the reading itself.</param>
internal sealed record Script(string Text, IReadOnlyList<Statement> Statements, int LiteralCount, IReadOnlyList<int> Structural);

/// <summary>One traversal: settings of its source, its steps, and how it is asked to end.</summary>
/// <param name="Source">Calls of <c>with…</c> on <c>g</c>.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Terminal"><c>next</c>, <c>iterate</c> … or null.</param>
internal sealed record Statement(IReadOnlyList<Call> Source, IReadOnlyList<Call> Steps, Call? Terminal);

/// <summary>One step or setting with its arguments.</summary>
internal sealed record Call(string Name, IReadOnlyList<Argument> Arguments, int Place);

/// <summary>Something in a step's parentheses.</summary>
internal abstract record Argument(int Place);

/// <summary>A literal value, lifted out of the plan into a numbered slot.</summary>
internal sealed record LiteralArgument(int Slot, Value Value, int Place) : Argument(Place);

/// <summary>A bare or qualified member of an enumeration: <c>desc</c>, <c>Order.desc</c>.</summary>
internal sealed record NameArgument(string? Type, string Name, int Place) : Argument(Place);

/// <summary>A nested traversal.</summary>
internal sealed record TraversalArgument(IReadOnlyList<Call> Steps, int Place) : Argument(Place);

/// <summary>A predicate; connected ones have the two sides as arguments.</summary>
internal sealed record PredicateArgument(string Name, IReadOnlyList<Argument> Arguments, int Place) : Argument(Place);

/// <summary><c>single(…)</c> and its like: a value with its cardinality.</summary>
internal sealed record CardinalityArgument(string Cardinality, Argument Value, int Place) : Argument(Place);

/// <summary>A list literal.</summary>
internal sealed record ListArgument(IReadOnlyList<Argument> Items, int Place) : Argument(Place);

/// <summary>A map literal.</summary>
internal sealed record MapArgument(IReadOnlyList<KeyValuePair<Argument, Argument>> Entries, int Place) : Argument(Place);

/// <summary>A strategy with its settings, <c>new SubgraphStrategy(vertices: …)</c>.</summary>
internal sealed record StrategyArgument(string Name, IReadOnlyList<KeyValuePair<string, Argument>> Settings, int Place) : Argument(Place);
