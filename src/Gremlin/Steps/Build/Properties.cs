using Gremlin.Language;
using Gremlin.Steps.Mutate;

namespace Gremlin.Steps.Build;

/// <summary><c>property()</c>: part of the <c>addV()</c> or <c>addE()</c> before it where it can be, else a step of its own.</summary>
internal static class Properties
{
    public static bool TryFold(StepArguments arguments, List<Step> steps)
    {
        if (IsMap(arguments)) return false;
        var setting = ToSetting(arguments, out var evaluatesOnNew);
        var owner = Owner(steps);
        if (owner is not null && (setting.Token is not null || (steps[^1] == owner && !evaluatesOnNew))) owner.Settings.Add(setting);
        else steps.Add(new PropertyStep(setting));
        return true;
    }

    public static PropertiesMapStep ToMapStep(StepArguments arguments)
    {
        var cardinality = arguments.TakeCardinality();
        return new PropertiesMapStep(arguments.Expect(1, 1).Operand(0), cardinality);
    }

    private static bool IsMap(StepArguments arguments) =>
        (arguments.Count == 1 && (arguments.IsMap(0) || arguments.IsNull(0))) || (arguments.Count == 2 && arguments.IsName(0, "Cardinality") && (arguments.IsMap(1) || arguments.IsNull(1)));

    private static MutatingStep? Owner(List<Step> steps)
    {
        var last = steps.Count - 1;
        while (last >= 0 && steps[last] is PropertyStep) last--;
        return last >= 0 ? steps[last] as MutatingStep : null;
    }

    private static PropertySetting ToSetting(StepArguments arguments, out bool evaluatesOnNew)
    {
        var cardinality = arguments.TakeCardinality();
        if (arguments.Count > 2) throw StepArguments.Unsupported("Vertex meta-properties are not supported.");
        arguments.Expect(2, 2);
        evaluatesOnNew = cardinality is not null && arguments.IsTraversal(1);
        if (arguments.Raw(1) is CardinalityArgument given)
            return new PropertySetting(null, arguments.Operand(0), null, arguments.Builder.ToOperand(given.Value), null, cardinality ?? StepBuilder.ToCardinality(given.Cardinality));
        var value = arguments.IsTraversal(1) ? null : arguments.Operand(1);
        var valueFrom = arguments.IsTraversal(1) ? arguments.Traversal(1) : null;
        if (arguments.TryName(0, "T", out var token)) return new PropertySetting(StepBuilder.ToToken(token), null, null, value, valueFrom, cardinality);
        return arguments.IsTraversal(0)
            ? new PropertySetting(null, null, arguments.Traversal(0), value, valueFrom, cardinality)
            : new PropertySetting(null, arguments.Operand(0), null, value, valueFrom, cardinality);
    }
}
