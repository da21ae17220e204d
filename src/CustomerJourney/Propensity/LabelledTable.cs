namespace CustomerJourney.Propensity;

/// <summary>Features together with what happened.</summary>
/// <param name="Features">What was known.</param>
/// <param name="Labels">One a row: whether it happened.</param>
/// <param name="Notes">What the reader left out or doubts, in sentences; no personal value.</param>
public sealed record LabelledTable(FeatureTable Features, bool[] Labels, IReadOnlyList<string> Notes)
{
    /// <summary>Number of rows.</summary>
    public int Count => Labels.Length;

    /// <summary>Some of the rows, in the order asked.</summary>
    public LabelledTable Select(IReadOnlyList<int> rows) => new(Features.Select(rows), [.. rows.Select(row => Labels[row])], Notes);
}
