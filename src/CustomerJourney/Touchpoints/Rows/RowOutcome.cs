namespace CustomerJourney.Touchpoints.Rows;

/// <summary>What became of a row.</summary>
internal enum RowOutcome
{
    /// <summary>A touchpoint, a party record or both.</summary>
    Curated,

    /// <summary>It could not be mapped.</summary>
    Quarantined,

    /// <summary>The mapping's conditions leave it out.</summary>
    Filtered,

    /// <summary>It tells of somebody who was forgotten, and is left out.</summary>
    Forgotten,
}
