using System.Globalization;
using Amazon.Lambda.APIGatewayEvents;
using CustomerJourney.Journeys;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Reads questions about journeys from query parameters: the same words as the command line's options.</summary>
internal static class JourneyRequests
{
    private const string Unlimited = "none";

    /// <summary>A question for top journeys.</summary>
    public static FrequencyQuestion Frequency(APIGatewayHttpApiV2ProxyRequest request) => new()
    {
        From = Text(request, "from"),
        To = Text(request, "to"),
        Anchor = Text(request, "anchor") is { } anchor ? Anchor(anchor) : null,
        Steps = Text(request, "steps") is { } steps ? steps == Unlimited ? FrequencyQuestion.AnySteps : Number("steps", steps) : null,
        Within = Within(request),
        Limit = Text(request, "limit") is { } limit ? Number("limit", limit) : new FrequencyQuestion().Limit,
        Selection = Selection(request),
    };

    /// <summary>A question for a funnel.</summary>
    public static FunnelQuestion Funnel(APIGatewayHttpApiV2ProxyRequest request)
    {
        var steps = Text(request, "steps")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (steps.Length == 0)
            throw new ArgumentException("steps names the funnel's steps in order, with commas: steps=view_offer,add_to_cart,checkout.", nameof(request));
        return new FunnelQuestion(steps) { Within = Within(request) ?? FrequencyQuestion.UsualWithin, Selection = Selection(request) };
    }

    /// <summary>A question for similar journeys.</summary>
    /// <param name="request">The request.</param>
    /// <param name="customer">Id of the customer; null when a journey is drawn.</param>
    public static SimilarityQuestion Similarity(APIGatewayHttpApiV2ProxyRequest request, string? customer) => new()
    {
        Customer = customer,
        Journey = customer is null ? Text(request, "journey")?.Split(',', StringSplitOptions.TrimEntries) : null,
        Threshold = Text(request, "threshold") is { } threshold ? Fraction("threshold", threshold) : SimilarityQuestion.VerySimilar,
        Last = Text(request, "last") is { } last ? Number("last", last) : null,
        Limit = Text(request, "limit") is { } limit ? Number("limit", limit) : null,
        Selection = Selection(request),
    };

    /// <summary>A query parameter; null when missing or empty.</summary>
    public static string? Text(APIGatewayHttpApiV2ProxyRequest request, string name) =>
        request.QueryStringParameters is { } parameters && parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static JourneySelection Selection(APIGatewayHttpApiV2ProxyRequest request) => new()
    {
        Customers = Filters(request, "customers"),
        Touchpoints = Filters(request, "touchpoints"),
        StepBy = Text(request, "stepBy")?.Split(',', StringSplitOptions.TrimEntries) ?? [JourneySelection.Type],
        Collapse = Text(request, "collapse") == "true",
    };

    /// <summary>Filters; API Gateway joins a repeated parameter by commas, so each <c>KEY=</c> begins a new one.</summary>
    private static List<JourneyFilter> Filters(APIGatewayHttpApiV2ProxyRequest request, string name)
    {
        var filters = new List<string>();
        foreach (var part in Text(request, name)?.Split(',') ?? [])
        {
            if (part.Contains('=', StringComparison.Ordinal) || filters.Count == 0)
                filters.Add(part);
            else
                filters[^1] += "," + part;
        }

        return filters.ConvertAll(JourneyFilter.Parse);
    }

    private static TimeSpan? Within(APIGatewayHttpApiV2ProxyRequest request) => Text(request, "within") switch
    {
        null => null,
        Unlimited => FrequencyQuestion.AnyTime,
        var text => Durations.TryParse(text, out var duration) ? duration : throw new ArgumentException($"within={text} is no duration; write 90s, 30m, 12h, 30d or none.", nameof(request)),
    };

    private static JourneyAnchor Anchor(string text) =>
        Enum.TryParse<JourneyAnchor>(text, ignoreCase: true, out var anchor) ? anchor : throw new ArgumentException($"anchor={text}: write first, last or every.", nameof(text));

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{name}={text} is no whole number from 1 on.", nameof(text));

    private static double Fraction(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1
            ? number
            : throw new ArgumentException($"{name}={text} is no number above 0 and at most 1.", nameof(text));
}
