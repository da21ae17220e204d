using System.Globalization;
using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer.LightGbm;

/// <summary>Reads the trees of a model as LightGBM writes it: a block of <c>name=values</c> a tree, its nodes asking <c>slot &lt;= threshold</c>.</summary>
internal static class ModelText
{
    /// <summary>The forest that the text tells of.</summary>
    public static Forest Read(string text)
    {
        List<int> roots = [], slots = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        foreach (var tree in text.Split("\nTree=").Skip(1))
        {
            var fields = tree.Split('\n').TakeWhile(line => line.Length > 0).Select(line => line.Split('=', 2)).Where(field => field.Length == 2).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
            var (firstNode, firstLeaf) = (slots.Count, leaves.Count);
            int Moved(int node) => node >= 0 ? node + firstNode : ~(~node + firstLeaf);
            var asked = Whole(fields["split_feature"]);
            roots.Add(asked.Length == 0 ? ~firstLeaf : firstNode);
            slots.AddRange(asked);
            thresholds.AddRange(Numbers(fields["threshold"]).Select(AtMost));
            left.AddRange(Whole(fields["left_child"]).Select(Moved));
            right.AddRange(Whole(fields["right_child"]).Select(Moved));
            leaves.AddRange(Numbers(fields["leaf_value"]));
        }

        return new Forest(0, [.. roots], [.. slots], [.. thresholds], [.. left], [.. right], [.. leaves], []);
    }

    /// <summary>The largest float that is not above: slots are floats, so that the same ones are at most it.</summary>
    private static float AtMost(double threshold)
    {
        var near = (float)threshold;
        return near > threshold ? float.BitDecrement(near) : near;
    }

    private static int[] Whole(string values) => Array.ConvertAll(values.Split(' ', StringSplitOptions.RemoveEmptyEntries), value => int.Parse(value, CultureInfo.InvariantCulture));

    private static double[] Numbers(string values) => Array.ConvertAll(values.Split(' ', StringSplitOptions.RemoveEmptyEntries), value => double.Parse(value, CultureInfo.InvariantCulture));
}
