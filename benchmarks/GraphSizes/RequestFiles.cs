namespace CustomerJourney.Benchmarks;

/// <summary>Load files of the graph that requests over HTTP are measured on: 22,065 vertices and 64,000 edges, ids that a load generator can count through.</summary>
internal static class RequestFiles
{
    private const int Customers = 2000;
    private const int Touchpoints = 20_000;
    private const int Products = 65;
    private const int TouchpointsEach = Touchpoints / Customers;
    private static readonly string[] Types = ["page_view", "call", "bill", "payment", "complaint", "purchase", "visit", "chat"];

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "customers", "~id,~label,name:String(single),segment:String(single)", Customers, number => $"c{number},customer,name{number},s{number % 5}");
        Write(folder, "touchpoints", "~id,~label,type:String(single),channel:String(single),at:Long(single),amount:Double(single)", Touchpoints,
            number => $"t{number},touchpoint,{Types[number * 7 % 8]},ch{number % 4},{1_700_000_000_000L + (number * 7_919_000L % 5_000_000_000L)},{number % 100 / 4.0}");
        Write(folder, "products", "~id,~label,name:String(single)", Products, number => $"p{number},product,product{number}");
        Write(folder, "had", Edges, Touchpoints, number => $"h{number},c{number / TouchpointsEach},t{number},had");
        Write(folder, "next", Edges, Touchpoints - Customers, number => Next(number + (number / (TouchpointsEach - 1))));
        Write(folder, "about", Edges, Touchpoints, number => $"a{number},t{number},p{number * 31 % Products},about");
        Write(folder, "owns", Edges, Customers, number => $"o{number},c{number},p{number % Products},owns");
        Write(folder, "knows", Edges, 2 * Customers, number => $"k{number},c{number % Customers},c{(number + 1 + (number / Customers * 17)) % Customers},knows");
    }

    private const string Edges = "~id,~from,~to,~label";

    private static string Next(int touchpoint) => $"n{touchpoint},t{touchpoint},t{touchpoint + 1},next";

    private static void Write(string folder, string name, string header, int rows, Func<int, string> row)
    {
        using var writer = new StreamWriter(Path.Combine(folder, name + ".csv"));
        writer.Write(header + "\n");
        for (var number = 0; number < rows; number++)
            writer.Write(row(number) + "\n");
    }
}
