using Gremlin.Engine;
using Gremlin.Steps.Build;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary>The steps that make one of one.</summary>
internal static class MapCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["constant"] = a => new ConstantStep(a.Expect(1, 1).Operand(0)),
        ["id"] = a => a.ExpectNothing().Make(new TokenStep(ElementToken.Id)),
        ["label"] = a => a.ExpectNothing().Make(new TokenStep(ElementToken.Label)),
        ["key"] = a => a.ExpectNothing().Make(new TokenStep(ElementToken.Key)),
        ["value"] = a => a.ExpectNothing().Make(new TokenStep(ElementToken.Value)),
        ["identity"] = a => a.ExpectNothing().Make(new IdentityStep()),
        ["map"] = a => new MapTraversalStep(a.Expect(1, 1).Traversal(0)),
        ["path"] = a => a.ExpectNothing().Make(new PathStep()),
        ["select"] = ToSelect,
        ["project"] = a => new ProjectStep(Distinct(a.Expect(1, int.MaxValue))),
        ["valueMap"] = ToValueMap,
        ["propertyMap"] = a => new ValueMapStep(true, a.NullableTexts(0)),
        ["elementMap"] = a => new ElementMapStep(a.NullableTexts(0)),
        ["element"] = a => a.ExpectNothing().Make(new ElementStep()),
        ["loops"] = a => new LoopsStep(a.Expect(0, 1).Count == 1 ? a.Text(0) : null),
        ["math"] = a => new MathStep(MathFormula.Parse(a.Expect(1, 1).Text(0))),
        ["index"] = a => a.ExpectNothing().Make(new IndexStep()),
    };

    private static Step ToSelect(StepArguments arguments)
    {
        var pop = arguments.TakePop();
        if (pop is null && arguments.TryName(0, "Column", out var column)) return arguments.Expect(1, 1).Make(new SelectColumnStep(column == "keys"));
        if (arguments.IsTraversal(0)) return new SelectTraversalStep(pop, arguments.Expect(1, 1).Traversal(0));
        return new SelectStep(pop, arguments.Expect(1, int.MaxValue).Texts(0));
    }

    private static ValueMapStep ToValueMap(StepArguments arguments)
    {
        if (!arguments.IsBoolean(0)) return new ValueMapStep(false, arguments.NullableTexts(0));
        var step = new ValueMapStep(false, arguments.NullableTexts(1));
        if (arguments.Truth(0)) step.IncludeTokens(null);
        return step;
    }

    private static List<string> Distinct(StepArguments arguments)
    {
        var names = arguments.Texts(0);
        return names.Distinct().Count() == names.Count ? names : throw new GremlinException(GremlinErrorCode.InvalidParameter, "keys must be unique in ProjectStep");
    }
}
