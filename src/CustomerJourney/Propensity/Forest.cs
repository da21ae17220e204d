namespace CustomerJourney.Propensity;

/// <summary>Gradient-boosted trees in flat arrays: the margin (log-odds) is the bias and the sum of one leaf a tree.</summary>
/// <remarks>Scoring needs no native library, so the same forest answers in a handler, in the model server and on one machine.</remarks>
/// <param name="Bias">Margin before any tree.</param>
/// <param name="Roots">For each tree the node it begins with; ~leaf when it is a single leaf.</param>
/// <param name="Slots">For each node the slot it asks.</param>
/// <param name="Thresholds">For each node: at most this goes left, else right.</param>
/// <param name="Left">For each node the next node, or ~leaf.</param>
/// <param name="Right">For each node the next node, or ~leaf.</param>
/// <param name="Leaves">Values of the leaves.</param>
/// <param name="Means">For each node the mean value of the training rows that pass it; empty until <see cref="WithMeans"/>.</param>
public sealed record Forest(double Bias, int[] Roots, int[] Slots, float[] Thresholds, int[] Left, int[] Right, double[] Leaves, double[] Means)
{
    /// <summary>Number of trees.</summary>
    public int Trees => Roots.Length;

    /// <summary>The margin of one encoded row.</summary>
    public double Margin(ReadOnlySpan<float> row)
    {
        var margin = Bias;
        foreach (var root in Roots)
            margin += Leaves[LeafOf(root, row)];
        return margin;
    }

    /// <summary>Adds to each of a row's running margins the trees from <paramref name="firstTree"/> on: staged scores without walking twice.</summary>
    public double Margin(ReadOnlySpan<float> row, int firstTree, int endTree)
    {
        double margin = 0;
        for (var tree = firstTree; tree < endTree; tree++)
            margin += Leaves[LeafOf(Roots[tree], row)];
        return margin;
    }

    /// <summary>Gives each slot its part in a row's margin: what each question on the way moved the mean by.</summary>
    /// <remarks>Saabas' path attribution, "Interpreting random forests" (2014): additive, baseline + parts = margin, at the cost of one walk.</remarks>
    /// <param name="row">An encoded row.</param>
    /// <param name="parts">One a slot; added to.</param>
    /// <returns>The baseline: the mean margin of the training rows.</returns>
    public double Contribute(ReadOnlySpan<float> row, Span<double> parts)
    {
        var baseline = Bias;
        foreach (var root in Roots)
        {
            var mean = ValueAt(root);
            baseline += mean;
            for (var node = root; node >= 0;)
            {
                var slot = Slots[node];
                node = row[slot] <= Thresholds[node] ? Left[node] : Right[node];
                var next = ValueAt(node);
                parts[slot] += next - mean;
                mean = next;
            }
        }

        return baseline;
    }

    /// <summary>The same forest with the means that <see cref="Contribute"/> needs.</summary>
    /// <param name="rows">Training rows, or a fair sample of them.</param>
    public Forest WithMeans(FeatureMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var sums = new double[Slots.Length];
        var counts = new int[Slots.Length];
        for (var row = 0; row < rows.Rows; row++)
        {
            var slots = rows[row];
            foreach (var root in Roots)
            {
                var value = Leaves[LeafOf(root, slots)];
                for (var node = root; node >= 0; node = slots[Slots[node]] <= Thresholds[node] ? Left[node] : Right[node])
                    (sums[node], counts[node]) = (sums[node] + value, counts[node] + 1);
            }
        }

        return this with { Means = [.. sums.Select((sum, node) => counts[node] == 0 ? 0 : sum / counts[node])] };
    }

    /// <summary>The mean of several forests: their trees with leaves in parts, the first <paramref name="trees"/> of each.</summary>
    public static Forest Mean(IReadOnlyList<Forest> forests, int trees)
    {
        ArgumentNullException.ThrowIfNull(forests);
        List<int> roots = [], slots = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        foreach (var forest in forests)
        {
            var (firstNode, firstLeaf) = (slots.Count, leaves.Count);
            int Moved(int node) => node >= 0 ? node + firstNode : ~(~node + firstLeaf);
            roots.AddRange(forest.Roots.Take(trees).Select(Moved));
            slots.AddRange(forest.Slots);
            thresholds.AddRange(forest.Thresholds);
            left.AddRange(forest.Left.Select(Moved));
            right.AddRange(forest.Right.Select(Moved));
            leaves.AddRange(forest.Leaves.Select(value => value / forests.Count));
        }

        return new Forest(forests.Average(forest => forest.Bias), [.. roots], [.. slots], [.. thresholds], [.. left], [.. right], [.. leaves], []).Pruned();
    }

    /// <summary>Without nodes and leaves that no root leads to.</summary>
    private Forest Pruned()
    {
        List<int> roots = [], slots = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        int Copy(int node)
        {
            if (node < 0)
            {
                leaves.Add(Leaves[~node]);
                return ~(leaves.Count - 1);
            }

            var copy = slots.Count;
            slots.Add(Slots[node]);
            thresholds.Add(Thresholds[node]);
            left.Add(0);
            right.Add(0);
            left[copy] = Copy(Left[node]);
            right[copy] = Copy(Right[node]);
            return copy;
        }

        foreach (var root in Roots)
            roots.Add(Copy(root));
        return new Forest(Bias, [.. roots], [.. slots], [.. thresholds], [.. left], [.. right], [.. leaves], []);
    }

    private double ValueAt(int node) => node >= 0 ? Means[node] : Leaves[~node];

    private int LeafOf(int node, ReadOnlySpan<float> row)
    {
        while (node >= 0)
            node = row[Slots[node]] <= Thresholds[node] ? Left[node] : Right[node];
        return ~node;
    }
}
