using Gremlin.Steps.Build;

namespace Gremlin.Steps.Lists;

/// <summary>The steps over collections as wholes.</summary>
internal static class ListCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["combine"] = ToStep,
        ["difference"] = ToStep,
        ["disjunct"] = ToStep,
        ["intersect"] = ToStep,
        ["merge"] = ToStep,
        ["product"] = ToStep,
        ["conjoin"] = a => new ConjoinStep(a.Expect(1, 1).IsText(0) ? a.Operand(0) : throw a.Wrong()),
    };

    private static ListStep ToStep(StepArguments arguments) => arguments.Expect(1, 1).IsTraversal(0)
        ? new ListStep(arguments.Name, null, arguments.Traversal(0))
        : new ListStep(arguments.Name, arguments.Operand(0), null);
}
