using Sylvan.Data.Csv;

namespace CustomerJourney.Propensity;

/// <summary>Reads a labelled table from CSV: types are inferred (numbers, dates as days, categories, blanks), columns that cannot help are left out and said so.</summary>
public static class LabelledTableReader
{
    private const double KeyLikeShare = 0.5; // more than this many distinct texts per row is a key, not a category
    private const int FewestKeyLikeLevels = 50;
    private const int BufferBytes = 1 << 20;
    private static readonly string[] Yes = ["yes", "true", "1", "y", "t", "1.0"];

    /// <summary>Reads the whole table.</summary>
    /// <exception cref="PropensityException">A column is missing, the label has no clear yes, or only one value.</exception>
    public static LabelledTable Read(TextReader csv, LabelledTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var columns = ReadColumns(csv);
        var label = Find(columns, options.Label, "--label");
        var id = Find(columns, options.Id, "--id");
        foreach (var left in options.Leave ?? [])
            _ = Find(columns, left, "--leave");

        var all = Enumerable.Range(0, label.Count).ToArray();
        int[] rows = [.. all.Where(row => label[row] is not null)];
        var notes = new List<string>();
        if (rows.Length < all.Length)
            notes.Add($"{all.Length - rows.Length} of {all.Length} rows have no '{options.Label}' and were left out.");

        var labels = Labels(label, rows, options);
        var features = columns.Where(column => column != label && column != id && options.Leave?.Contains(column.Name) != true);
        var ids = rows.Select(row => id[row] ?? $"row {row + 1}").ToArray();
        return new LabelledTable(new FeatureTable(ids, [.. Usable(features, rows, notes).Select(column => column.Typed(rows))]), labels, notes);
    }

    private static List<TextColumn> ReadColumns(TextReader csv)
    {
        try
        {
            using var reader = CsvDataReader.Create(csv, new CsvDataReaderOptions { BufferSize = BufferBytes, MaxBufferSize = BufferBytes * 64, ResultSetMode = ResultSetMode.SingleResult });
            var columns = Enumerable.Range(0, reader.FieldCount).Select(index => new TextColumn(reader.GetName(index))).ToList();
            var row = 1;
            while (reader.Read())
            {
                row++;
                if (reader.RowFieldCount != columns.Count)
                    throw new PropensityException($"Row {row} has {reader.RowFieldCount} fields, the header {columns.Count}; mend the file or quote its fields.");
                for (var index = 0; index < columns.Count; index++)
                    columns[index].Add(reader.GetFieldSpan(index));
            }

            return columns;
        }
        catch (CsvFormatException failure)
        {
            throw new PropensityException($"Row {failure.RowNumber}, field {failure.FieldOrdinal + 1} is not CSV; mend its quotes.", failure);
        }
    }

    private static TextColumn Find(List<TextColumn> columns, string name, string option)
    {
        var found = columns.Where(column => column.Name == name).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new PropensityException($"{option}: no column '{name}'. The table has: {string.Join(", ", columns.Select(column => column.Name))}."),
            _ => throw new PropensityException($"{option}: {found.Count} columns are called '{name}'; names must be unique."),
        };
    }

    private static bool[] Labels(TextColumn label, int[] rows, LabelledTableOptions options)
    {
        var positive = options.Positive ?? UsualYes(label, options.Label);
        if (!label.Levels.Contains(positive))
            throw new PropensityException($"--positive: '{options.Label}' is never '{positive}'. Its values are: {Sample(label.Levels)}.");
        var labels = rows.Select(row => label[row] == positive).ToArray();
        if (labels.All(happened => happened))
            throw new PropensityException($"'{options.Label}' is always '{positive}': there is nothing to tell apart.");
        return labels;
    }

    private static string UsualYes(TextColumn label, string name)
    {
        var yes = label.Levels.Where(level => Yes.Contains(level, StringComparer.OrdinalIgnoreCase)).ToList();
        return yes.Count == 1 && label.Levels.Count <= 2
            ? yes[0]
            : throw new PropensityException($"--label: which value of '{name}' means yes? Its values are: {Sample(label.Levels)}. Say so with --positive.");
    }

    private static string Sample(List<string> levels) =>
        string.Join(", ", levels.Take(5).Select(level => $"'{level}'")) + (levels.Count > 5 ? $" and {levels.Count - 5} more" : "");

    private static IEnumerable<TextColumn> Usable(IEnumerable<TextColumn> columns, int[] rows, List<string> notes)
    {
        foreach (var column in columns)
        {
            var filled = column.FilledRows(rows);
            if (filled == 0 || (column.Levels.Count == 1 && filled == rows.Length))
                notes.Add($"Column '{column.Name}' was left out: it is {(filled == 0 ? "empty" : "the same in every row")}.");
            else if (column.Typed(rows) is CategoryColumn && column.Levels.Count > FewestKeyLikeLevels && column.Levels.Count > filled * KeyLikeShare)
                notes.Add($"Column '{column.Name}' was left out: {column.Levels.Count} different texts in {filled} rows tell rows apart, not kinds of customers.");
            else
                yield return column;
        }
    }
}
