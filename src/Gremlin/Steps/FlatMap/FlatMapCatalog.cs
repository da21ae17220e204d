using Gremlin.Steps.Build;
using Gremlin.Steps.Map;
using Gremlin.Store;

namespace Gremlin.Steps.FlatMap;

/// <summary>The steps that make many of one.</summary>
internal static class FlatMapCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["V"] = a => new GraphStep(false, a.Starts, a.Operands(0)),
        ["E"] = a => new GraphStep(true, a.Starts, a.Operands(0)),
        ["out"] = a => new AdjacentStep("out", Direction.Out, false, a.NullableTexts(0)),
        ["in"] = a => new AdjacentStep("in", Direction.In, false, a.NullableTexts(0)),
        ["both"] = a => new AdjacentStep("both", Direction.Both, false, a.NullableTexts(0)),
        ["outE"] = a => new AdjacentStep("outE", Direction.Out, true, a.NullableTexts(0)),
        ["inE"] = a => new AdjacentStep("inE", Direction.In, true, a.NullableTexts(0)),
        ["bothE"] = a => new AdjacentStep("bothE", Direction.Both, true, a.NullableTexts(0)),
        ["to"] = a => Towards(a, false),
        ["toE"] = a => Towards(a, true),
        ["toV"] = a => ToEnd(a.Expect(1, 1)),
        ["outV"] = a => new EdgeVertexStep(a.ExpectNothing().Name, Direction.Out),
        ["inV"] = a => new EdgeVertexStep(a.ExpectNothing().Name, Direction.In),
        ["bothV"] = a => new EdgeVertexStep(a.ExpectNothing().Name, Direction.Both),
        ["otherV"] = a => a.ExpectNothing().Make(new OtherVertexStep()),
        ["properties"] = a => new PropertiesStep(a.NullableTexts(0)),
        ["values"] = a => new ValuesStep(a.NullableTexts(0)),
        ["unfold"] = a => a.ExpectNothing().Make(new UnfoldStep()),
        ["inject"] = a => new InjectStep(a.Operands(0)),
        ["flatMap"] = a => new FlatMapTraversalStep(a.Expect(1, 1).Traversal(0)),
        ["local"] = a => new LocalStep(a.Expect(1, 1).Traversal(0)),
        ["match"] = Wheres.ToMatch,
    };

    private static AdjacentStep Towards(StepArguments arguments, bool edges)
    {
        var direction = ToDirection(arguments.Name_(0, "Direction"));
        return new AdjacentStep(direction.ToString().ToLowerInvariant() + (edges ? "E" : ""), direction, edges, arguments.NullableTexts(1));
    }

    private static EdgeVertexStep ToEnd(StepArguments arguments)
    {
        var direction = ToDirection(arguments.Name_(0, "Direction"));
        return new EdgeVertexStep(direction.ToString().ToLowerInvariant() + "V", direction);
    }

    private static Direction ToDirection(string name) => name switch { "IN" or "to" => Direction.In, "BOTH" => Direction.Both, _ => Direction.Out };
}
