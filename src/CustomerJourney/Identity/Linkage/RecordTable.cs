namespace CustomerJourney.Identity.Linkage;

/// <summary>Records in dictionary-encoded columns.</summary>
/// <param name="Ids">The records' own keys.</param>
/// <param name="Columns">The other columns.</param>
public sealed record RecordTable(IReadOnlyList<string> Ids, IReadOnlyList<TextColumn> Columns)
{
    /// <summary>How many records there are.</summary>
    public int Count => Ids.Count;

    /// <summary>A column by name; null when there is none.</summary>
    public TextColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
