using Gremlin.Engine;
using Gremlin.Steps.Build;

namespace Gremlin.Steps.Mutate;

/// <summary>The steps that change the graph.</summary>
internal static class MutateCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["addV"] = ToAddVertex,
        ["addE"] = ToAddEdge,
        ["mergeV"] = a => ToMerge(a, (map, from) => new MergeVertexStep(a.Starts, map, from)),
        ["mergeE"] = a => ToMerge(a, (map, from) => new MergeEdgeStep(a.Starts, map, from)),
        ["property"] = Properties.ToMapStep,
        ["drop"] = a => a.ExpectNothing().Make(new DropStep()),
    };

    private static AddVertexStep ToAddVertex(StepArguments arguments)
    {
        if (arguments.Expect(0, 1).Count == 0) return new AddVertexStep(arguments.Starts, null, null);
        return arguments.IsTraversal(0) ? new AddVertexStep(arguments.Starts, null, arguments.Traversal(0)) : new AddVertexStep(arguments.Starts, LabelOf(arguments), null);
    }

    private static AddEdgeStep ToAddEdge(StepArguments arguments) => arguments.Expect(1, 1).IsTraversal(0)
        ? new AddEdgeStep(arguments.Starts, null, arguments.Traversal(0))
        : new AddEdgeStep(arguments.Starts, LabelOf(arguments), null);

    private static Operand LabelOf(StepArguments arguments) => arguments.IsText(0) || arguments.IsNull(0) ? arguments.Operand(0) : throw arguments.Wrong();

    private static MergeStep ToMerge(StepArguments arguments, Func<Operand?, Traversal?, MergeStep> make)
    {
        if (arguments.Expect(arguments.Starts ? 1 : 0, 1).Count == 0) return make(null, null);
        if (arguments.IsTraversal(0)) return make(null, arguments.Traversal(0));
        return arguments.IsMap(0) || arguments.IsNull(0) ? make(arguments.Operand(0), null) : throw arguments.Wrong();
    }
}
