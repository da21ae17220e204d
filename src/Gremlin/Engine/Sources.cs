using Gremlin.Language;
using Gremlin.Steps.Build;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Reads the settings of a traversal's source. Query hints, <c>Neptune#…</c>, are taken and make no difference.</summary>
internal static class Sources
{
    private const string Hint = "Neptune#";

    private static readonly HashSet<string> NotSupported = ["SubgraphStrategy", "PartitionStrategy", "VertexProgramStrategy", "EventStrategy", "ElementIdStrategy", "HaltedTraverserStrategy"];

    public static SourceSettings Read(IReadOnlyList<Call> calls, StepBuilder builder)
    {
        var settings = new SourceSettings();
        foreach (var call in calls) Read(settings, call, new StepArguments(builder, call), builder);
        return settings;
    }

    private static void Read(SourceSettings settings, Call call, StepArguments arguments, StepBuilder builder)
    {
        switch (call.Name)
        {
            case "withBulk": settings.Bulks = arguments.Expect(1, 1).Truth(0); break;
            case "withPath": settings.WithPath = arguments.ExpectNothing().Count == 0; break;
            case "withSack":
                settings.Sack = arguments.Expect(1, 2).Operand(0);
                settings.SackMerge = arguments.Count == 2 ? arguments.Operator(1) : null;
                break;
            case "withSideEffect": ReadSideEffect(settings, arguments.Expect(2, 3)); break;
            case "with": ReadOption(settings, call, arguments.Expect(1, 2), builder); break;
            case "withStrategies": ReadStrategies(settings, call); break;
            case "withoutStrategies": break;
            default: throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"{call.Name}() is not supported.");
        }
    }

    private static void ReadSideEffect(SourceSettings settings, StepArguments arguments)
    {
        var key = arguments.Text(0);
        if (key.StartsWith(Hint, StringComparison.Ordinal)) return;
        settings.SideEffects.Add((key, arguments.Operand(1), arguments.Count == 3 ? arguments.Operator(2) : null));
    }

    private static void ReadOption(SourceSettings settings, Call call, StepArguments arguments, StepBuilder builder)
    {
        var key = arguments.Text(0);
        settings.Options[key] = arguments.Count == 2 ? arguments.Operand(1) : Operand.Of(Value.True);
        builder.Settings[key] = call.Arguments.Count == 2 ? call.Arguments[1] : null;
    }

    private static void ReadStrategies(SourceSettings settings, Call call)
    {
        foreach (var strategy in call.Arguments.OfType<StrategyArgument>())
        {
            if (NotSupported.Contains(strategy.Name)) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"{strategy.Name} is not supported.");
            settings.ReadOnly |= strategy.Name == "ReadOnlyStrategy";
            settings.ProductiveBys |= strategy.Name == "ProductiveByStrategy";
        }
    }
}
