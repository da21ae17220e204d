namespace CustomerJourney.Propensity;

/// <summary>How one column becomes slots: a number is one slot, each level of a category is one.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsNumeric">Whether it is a number.</param>
/// <param name="Blank">What a number's slot holds for a row without value.</param>
/// <param name="Levels">A category's levels with a slot of their own, blank as the empty text; what is not listed sets none.</param>
public sealed record EncodedFeature(string Name, bool IsNumeric, float Blank, IReadOnlyList<string> Levels)
{
    /// <summary>Slots in an encoded row.</summary>
    public int Width => IsNumeric ? 1 : Levels.Count;
}
