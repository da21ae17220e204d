namespace CustomerJourney.Identity.Linkage;

/// <summary>How records of one schema are linked: <c>identity.model.json</c>.</summary>
/// <param name="Fields">The columns that count; others are not looked at.</param>
public sealed record IdentityModel(IReadOnlyList<ModelField> Fields)
{
    /// <summary>The version of the file's form.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The share of linked pairs that should be right, 0.5 to 1.</summary>
    public double ExpectedPrecision { get; init; } = 0.9;

    /// <summary>Columns of a role, in order.</summary>
    public IEnumerable<string> ColumnsOf(FieldRole role) => Fields.Where(field => field.Role == role).Select(field => field.Column);
}
