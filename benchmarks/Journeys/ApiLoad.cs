using System.Diagnostics;
using System.Globalization;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>Two clients ask a running site (<c>ccj serve</c>) for as long as is said, each question another; prints the percentiles of each kind.</summary>
internal static class ApiLoad
{
    private const int Clients = 2;
    private const int WarmingRequests = 200;

    private static readonly string[] Steps = ["add_to_cart", "view_offer", "complaint", "call_agent", "payment_failed", "cancel_service", "port_out_request", "order_placed"];

    private static readonly (string Kind, Func<int, string> Path)[] Questions =
    [
        ("from X", i => $"/journeys/top?from={At(i)}"),
        ("to Y", i => $"/journeys/top?to={At(i)}"),
        ("from X to Y", i => $"/journeys/top?from={At(i)}&to={At(i + 3)}"),
        ("whole", i => string.Create(CultureInfo.InvariantCulture, $"/journeys/top?limit={50 + i % 7}&parts=journeys")),
        ("from X, some customers", i => $"/journeys/top?from={At(i)}&customers=had%3D{At(i + 2)}"),
        ("funnel", i => $"/journeys/funnel?steps=view_offer,view_plan,{At(i)}"),
        ("similar, last 8", i => $"/journeys/similar?journey={string.Join(',', Enumerable.Range(i, 8).Select(At))}&last=8&limit=50"),
    ];

    /// <summary>Asks, and prints a line a kind; 1 when an answer was not 200.</summary>
    public static async Task<int> RunAsync(string address, int seconds)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(1) };
        for (var i = 0; i < WarmingRequests; i++)
            await AskAsync(client, i);
        var deadline = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
        var asked = await Task.WhenAll(Enumerable.Range(0, Clients).Select(own => Task.Run(() => AskOnAsync(client, own, deadline))));
        var all = asked.SelectMany(times => times).ToArray();
        foreach (var kind in all.GroupBy(time => time.Kind))
            Print(Questions[kind.Key].Kind, kind);
        Print("all", all);
        return all.All(time => time.Ok) ? 0 : 1;
    }

    private static async Task<List<(int Kind, double Milliseconds, bool Ok)>> AskOnAsync(HttpClient client, int own, long deadline)
    {
        var times = new List<(int, double, bool)>();
        for (var i = WarmingRequests + own; Stopwatch.GetTimestamp() < deadline; i += Clients)
            times.Add(await AskAsync(client, i));
        return times;
    }

    private static async Task<(int Kind, double Milliseconds, bool Ok)> AskAsync(HttpClient client, int i)
    {
        var begun = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(Questions[i % Questions.Length].Path(i / Questions.Length), UriKind.Relative));
        await response.Content.ReadAsByteArrayAsync();
        return (i % Questions.Length, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, response.IsSuccessStatusCode);
    }

    private static void Print(string kind, IEnumerable<(int Kind, double Milliseconds, bool Ok)> times)
    {
        var sorted = times.Select(time => time.Milliseconds).Order().ToArray();
        double At(double quantile) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * quantile)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-26}{sorted.Length,7} requests   p50 {At(0.5),7:F1} ms   p90 {At(0.9),7:F1} ms   p99 {At(0.99),7:F1} ms   most {sorted[^1],7:F1} ms{(times.All(time => time.Ok) ? "" : "   SOME FAILED")}"));
    }

    private static string At(int i) => Steps[i % Steps.Length];
}
