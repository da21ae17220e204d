using Gremlin.Engine;

namespace Gremlin.Steps.Mutate;

/// <summary>What <c>option()</c> gave a merge: a map, or a traversal that gives one.</summary>
internal sealed record MergeOption(Operand? Map, Traversal? Nested, Cardinality? Cardinality);
