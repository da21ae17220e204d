using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Inference;

/// <summary>Asks the host's model for one vertex.</summary>
internal static class ModelCall
{
    private const int MostPredictions = 100;
    private const string Prefix = InferenceBuilder.Prefix;

    public static IReadOnlyList<InferencePrediction> Ask(QueryContext context, IInferenceStep step, InferenceKind kind, in Value vertex, string target, bool incoming, string? targetLabel)
    {
        if (context.Options.Inference is not { } model) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "No external service is configured for ML inference queries.");
        if (vertex.Kind != ValueKind.Vertex) throw Elements.NotAn("Vertex", vertex);
        var settings = Settings(context, step);
        var endpoint = settings.GetValueOrDefault(Prefix + "endpoint") as string ?? throw new GremlinException(GremlinErrorCode.MissingParameter, "No endpoint provided for external service query.");
        var request = new InferenceRequest(
            endpoint,
            settings.GetValueOrDefault(Prefix + "iamRoleArn") as string,
            kind,
            Elements.IdText(vertex),
            target,
            incoming,
            targetLabel,
            Limit(settings),
            Threshold(settings),
            settings);
        return model(request, context.CancellationToken);
    }

    private static Dictionary<string, object?> Settings(QueryContext context, IInferenceStep step)
    {
        var settings = context.Settings.Where(each => each.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(each => each.Key, each => ResultValues.Of(each.Value, context));
        foreach (var (key, value) in step.Options) settings[key] = ResultValues.Of(value.Get(context), context);
        return settings;
    }

    private static int Limit(Dictionary<string, object?> settings)
    {
        if (!settings.TryGetValue(Prefix + "limit", out var given)) return 1;
        if (given is not (int or long) || Convert.ToInt64(given, System.Globalization.CultureInfo.InvariantCulture) is < 1 or > MostPredictions)
            throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The value of {Prefix}limit must be a whole number from 1 to {MostPredictions}.");
        return Convert.ToInt32(given, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static double? Threshold(Dictionary<string, object?> settings) => settings.GetValueOrDefault(Prefix + "threshold") switch
    {
        null => null,
        double threshold => threshold,
        float threshold => threshold,
        decimal threshold => (double)threshold,
        int threshold => threshold,
        _ => throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The value of {Prefix}threshold must be a number."),
    };
}
