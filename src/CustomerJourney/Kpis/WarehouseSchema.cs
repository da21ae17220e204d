using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

/// <summary>The warehouse's tables and views, in the SQL that Redshift takes.</summary>
public static class WarehouseSchema
{
    private const int RowsAStatement = 200;

    /// <summary>One statement a table or view, in the order they are made; making them again changes nothing.</summary>
    public static IReadOnlyList<SqlText> Create { get; } = [.. SqlFile.In("Schema").Select(file => SqlText.Written(file.Text.Trim().TrimEnd(';')))];

    /// <summary>Statements that make <c>type_roles</c> say what the vocabulary says.</summary>
    public static IReadOnlyList<SqlText> LoadVocabulary(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var rows = vocabulary.Types.SelectMany(type => type.Value.Select(role => (Type: type.Key, Role: role)));
        return [SqlText.Written("delete from type_roles"), .. rows.Chunk(RowsAStatement).Select(Insert)];
    }

    private static SqlText Insert((string Type, string Role)[] rows)
    {
        var places = string.Join(", ", rows.Select((_, index) => $"(:p{index * 2}, :p{index * 2 + 1})"));
        return new SqlText($"insert into type_roles (type, role) values {places}", [.. rows.SelectMany(row => new object?[] { row.Type, row.Role })]);
    }
}
