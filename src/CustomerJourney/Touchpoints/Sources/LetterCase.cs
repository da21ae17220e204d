namespace CustomerJourney.Touchpoints.Sources;

/// <summary>What becomes of a value's letters.</summary>
public enum LetterCase
{
    /// <summary>Kept.</summary>
    AsWritten,

    /// <summary>Lower case, invariant.</summary>
    Lower,

    /// <summary>Upper case, invariant.</summary>
    Upper,
}
