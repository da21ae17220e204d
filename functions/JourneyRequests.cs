using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using CustomerJourney.Journeys;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Functions;

/// <summary>Reads questions about journeys from query parameters: the same words as the command line's options.</summary>
internal static class JourneyRequests
{
    private const string Unlimited = "none";

    private static readonly string[] Parts = ["journeys", "positions", "links"];

    /// <summary>A question for top journeys; <c>parts</c> names which of journeys, positions and links are wanted, without it all.</summary>
    public static FrequencyQuestion Top(APIGatewayHttpApiV2ProxyRequest request)
    {
        var parts = Text(request, "parts")?.Split(',', StringSplitOptions.TrimEntries) ?? Parts;
        return parts.FirstOrDefault(part => !Parts.Contains(part)) is { } unknown
            ? throw new ArgumentException($"parts={unknown}: write journeys, positions, links or several with commas.", nameof(request))
            : Frequency(request) with { Positions = parts.Contains("positions"), Links = parts.Contains("links") };
    }

    /// <summary>Which journeys: from a step, to one, between two, or whole.</summary>
    public static FrequencyQuestion Frequency(APIGatewayHttpApiV2ProxyRequest request) => new()
    {
        From = Text(request, "from"),
        To = Text(request, "to"),
        Anchor = Text(request, "anchor") is { } anchor ? Anchor(anchor) : null,
        Steps = Text(request, "steps") is { } steps ? steps == Unlimited ? FrequencyQuestion.AnySteps : Number("steps", steps) : null,
        Within = Within(request),
        Limit = Number(request, "limit") ?? new FrequencyQuestion().Limit,
        Selection = Selection(request),
    };

    /// <summary>A question for a funnel.</summary>
    public static FunnelQuestion Funnel(APIGatewayHttpApiV2ProxyRequest request)
    {
        var steps = StepsOf(request, "steps");
        if (steps is not { Count: > 0 })
            throw new ArgumentException("steps names the funnel's steps in order, with commas: steps=view_offer,add_to_cart,checkout.", nameof(request));
        return new FunnelQuestion(steps) { Within = Within(request) ?? FrequencyQuestion.UsualWithin, Selection = Selection(request) };
    }

    /// <summary>A question for similar journeys: a window by from or to, the last steps, or whole journeys.</summary>
    /// <param name="request">The request.</param>
    /// <param name="customer">Id of the customer; null when a journey is drawn.</param>
    public static SimilarityQuestion Similarity(APIGatewayHttpApiV2ProxyRequest request, string? customer)
    {
        var drawn = StepsOf(request, "journey");
        return new()
        {
            Customer = customer,
            Journey = customer is null ? drawn : null,
            Threshold = Fraction(request, "threshold") ?? SimilarityQuestion.VerySimilar,
            Last = Number(request, "last"),
            Window = Frequency(request) is { } window && (window.From ?? window.To) is not null ? window : null,
            Next = Duration(request, "next"),
            ChannelWeight = Fraction(request, "channelWeight") ?? 0,
            TimeWeight = Fraction(request, "timeWeight") ?? 0,
            Limit = Number(request, "limit"),
            Selection = Selection(request),
        };
    }

    /// <summary>A question for what sets two populations apart.</summary>
    public static ComparisonQuestion Comparison(APIGatewayHttpApiV2ProxyRequest request)
    {
        var a = new ComparedPopulation(Filters(request, "a"), Filters(request, "aTouchpoints"));
        var b = new ComparedPopulation(Filters(request, "b"), Filters(request, "bTouchpoints"));
        return a.Customers.Count + a.Touchpoints.Count > 0 && b.Customers.Count + b.Touchpoints.Count > 0
            ? new ComparisonQuestion(a, b) { Journeys = Frequency(request) }
            : throw new ArgumentException("Say who is compared: a=KEY=V and b=KEY=V, or aTouchpoints and bTouchpoints.", nameof(request));
    }

    /// <summary>A question for typical journeys.</summary>
    public static ClusterQuestion Clusters(APIGatewayHttpApiV2ProxyRequest request)
    {
        var usual = new ClusterQuestion();
        return new() { Clusters = Number(request, "clusters") ?? usual.Clusters, Threshold = Fraction(request, "threshold") ?? usual.Threshold, Journeys = Frequency(request) };
    }

    /// <summary>A question for who is behind a journey.</summary>
    public static DetailsQuestion Details(APIGatewayHttpApiV2ProxyRequest request)
    {
        var steps = StepsOf(request, "journey") ?? throw new ArgumentException("journey names the steps of the journey, with commas.", nameof(request));
        var question = new DetailsQuestion(Frequency(request), steps) { Cursor = Text(request, "cursor") };
        return Number(request, "limit") is { } limit ? question with { Limit = limit } : question;
    }

    /// <summary>A question for what comes next.</summary>
    /// <param name="request">The request.</param>
    /// <param name="customer">Id of the customer whose last steps count; null when the request says the steps.</param>
    public static NextStepQuestion Next(APIGatewayHttpApiV2ProxyRequest request, string? customer)
    {
        var after = StepsOf(request, "after");
        var order = Number(request, "order") ?? NextStepQuestion.MostOrder;
        var usual = new NextStepQuestion();
        return order <= NextStepQuestion.MostOrder
            ? usual with { After = customer is null ? after ?? [] : [], Customer = customer, Order = order, Limit = Number(request, "limit") ?? usual.Limit, Selection = Selection(request) }
            : throw new ArgumentException($"order={order}: 1 to {NextStepQuestion.MostOrder}.", nameof(request));
    }

    /// <summary>A question for where customers stop.</summary>
    public static DropOffQuestion DropOff(APIGatewayHttpApiV2ProxyRequest request)
    {
        var usual = new DropOffQuestion();
        return usual with { Silence = Duration(request, "silence") ?? usual.Silence, Selection = Selection(request) };
    }

    /// <summary>A question for who comes back.</summary>
    public static RetentionQuestion Retention(APIGatewayHttpApiV2ProxyRequest request)
    {
        var usual = new RetentionQuestion();
        return usual with
        {
            Start = Text(request, "start"),
            Return = Text(request, "return"),
            Period = Text(request, "period") is { } period ? Period(period) : usual.Period,
            Periods = Number(request, "periods") ?? usual.Periods,
            Selection = Selection(request),
        };
    }

    /// <summary>A question for what directly follows what.</summary>
    public static TransitionsQuestion Transitions(APIGatewayHttpApiV2ProxyRequest request) => new() { Selection = Selection(request) };

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

    /// <summary>Steps with commas between them, or a JSON array where names have commas.</summary>
    private static IReadOnlyList<string>? StepsOf(APIGatewayHttpApiV2ProxyRequest request, string name)
    {
        var text = Text(request, name);
        if (text is not ['[', ..])
            return text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return JsonSerializer.Deserialize(text, Json.Default.StringArray);
        }
        catch (JsonException)
        {
            throw new ArgumentException($"{name} is no list: write a,b,c or [\"a\",\"b, c\"].", name);
        }
    }

    private static TimeSpan? Within(APIGatewayHttpApiV2ProxyRequest request) => Duration(request, "within");

    private static TimeSpan? Duration(APIGatewayHttpApiV2ProxyRequest request, string name) => Text(request, name) switch
    {
        null => null,
        Unlimited => FrequencyQuestion.AnyTime,
        var text => Durations.TryParse(text, out var duration) ? duration : throw new ArgumentException($"{name}={text} is no duration; write 90s, 30m, 12h, 30d or none.", nameof(request)),
    };

    private static JourneyAnchor Anchor(string text) =>
        Enum.TryParse<JourneyAnchor>(text, ignoreCase: true, out var anchor) ? anchor : throw new ArgumentException($"anchor={text}: write first, last or every.", nameof(text));

    private static int Number(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{name}={text} is no whole number from 1 on.", nameof(text));

    private static int? Number(APIGatewayHttpApiV2ProxyRequest request, string name) => Text(request, name) is { } text ? Number(name, text) : null;

    private static double? Fraction(APIGatewayHttpApiV2ProxyRequest request, string name)
    {
        if (Text(request, name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1
            ? number
            : throw new ArgumentException($"{name}={text} is no number above 0 and at most 1.", nameof(request));
    }

    private static CalendarPeriod Period(string text) => text switch
    {
        "day" => CalendarPeriod.Day,
        "week" => CalendarPeriod.Week,
        "month" => CalendarPeriod.Month,
        _ => throw new ArgumentException($"period={text}: write day, week or month.", nameof(text)),
    };
}
