namespace CustomerJourney.Propensity;

/// <summary>Encoded rows, one after the other in one array.</summary>
/// <param name="Values">Row-major, <paramref name="Rows"/> × <paramref name="Width"/>, all finite.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Width">Slots a row.</param>
public sealed record FeatureMatrix(float[] Values, int Rows, int Width)
{
    /// <summary>One row's slots.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Width, Width);

    /// <summary>Some of the rows, copied, in the order asked.</summary>
    public FeatureMatrix Select(ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length * Width];
        for (var index = 0; index < rows.Length; index++)
            this[rows[index]].CopyTo(values.AsSpan(index * Width));
        return new FeatureMatrix(values, rows.Length, Width);
    }
}
