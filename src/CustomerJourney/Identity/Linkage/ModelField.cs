namespace CustomerJourney.Identity.Linkage;

/// <summary>A column with its role.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Role">What it says.</param>
public sealed record ModelField(string Column, FieldRole Role);
