using System.IO.Hashing;
using System.Text;

namespace CustomerJourney.Benchmarks;

/// <summary>Load files like the hub's: touchpoints with five properties, customers, and two edges a touchpoint with five properties each.</summary>
internal static class SampleFiles
{
    private const int TouchpointsPerCustomer = 20;
    private static readonly string[] Types = ["page_view", "call", "bill", "payment", "complaint", "purchase", "visit", "chat"];
    private static readonly string[] Channels = ["web", "app", "phone", "shop"];

    public static void Write(string folder, int touchpoints)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(7);
        var customers = Math.Max(1, touchpoints / TouchpointsPerCustomer);
        Write(folder, "customers.csv", "~id,~label,segment:String(single)", customers, number => $"{Customer(number)},customer,s{number % 5}");
        Write(folder, "touchpoints.csv", "~id,~label,type:String(single),channel:String(single),at:Date(single),sequence:Long(single),amount:Double(single)", touchpoints, number =>
            $"{Touchpoint(number)},touchpoint,{Types[random.Next(Types.Length)]},{Channels[random.Next(Channels.Length)]},{At(number)},{number},{random.Next(10000) / 100.0}");
        Write(folder, "had.csv", EdgeHeader, touchpoints, number => Edge("had", number, Customer(number % customers), Touchpoint(number), random));
        Write(folder, "next.csv", EdgeHeader, touchpoints, number => Edge("next", number, Touchpoint(number), Touchpoint((number + customers) % touchpoints), random));
    }

    private const string EdgeHeader = "~id,~from,~to,~label,at:Date,gapSeconds:Long,weight:Double,reason:String,rank:Int";

    private static string Edge(string label, int number, string from, string to, Random random) =>
        $"{label}:{Hash(label, number)},{from},{to},{label},{At(number)},{random.Next(100000)},{random.Next(100) / 100.0},{Types[number % Types.Length]},{number % 100}";

    private static string Customer(int number) => "customer:" + Hash("customer", number);

    private static string Touchpoint(int number) => "touchpoint:" + Hash("touchpoint", number);

    private static string Hash(string kind, int number) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(kind + number)));

    public static string At(int number) => DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + (number * 7L)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static void Write(string folder, string name, string header, int rows, Func<int, string> row)
    {
        using var writer = new StreamWriter(Path.Combine(folder, name));
        writer.Write(header + "\n");
        for (var number = 0; number < rows; number++)
            writer.Write(row(number) + "\n");
    }
}
