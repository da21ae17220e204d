using System.Runtime.ExceptionServices;
using Sylvan.Data.Csv;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Reads records from CSV (RFC 4180, header row).</summary>
public static class CsvRecords
{
    private const int LongestRow = 64 << 20;
    private const int ReadAhead = 1 << 20; // letters

    /// <summary>Reads a file; the record key is the column <paramref name="idColumn"/>, or the row's number where that is null or absent.</summary>
    /// <exception cref="InvalidDataException">There is no header row, or a row is longer than 64 MB.</exception>
    public static RecordTable Read(TextReader text, string? idColumn = "record_id")
    {
        using var rows = Open(text);
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToArray();
        var own = idColumn is null ? -1 : Array.IndexOf(names, idColumn);
        var columns = Array.ConvertAll(names, name => new TextColumnBuilder(name));
        var ids = new TextPool();
        var (batch, next) = (new RowBatch(columns.Length), new RowBatch(columns.Length));
        batch.Fill(rows);
        while (batch.Rows > 0)
        {
            Both(() => Take(batch, own, ids, columns), () => next.Fill(rows)); // one batch is numbered while the next is read
            (batch, next) = (next, batch);
        }

        return new(ids, [.. columns.Where((_, field) => field != own).Select(column => column.Build())]);
    }

    private static void Both(Action one, Action other)
    {
        try
        {
            Parallel.Invoke(one, other);
        }
        catch (AggregateException wrong)
        {
            ExceptionDispatchInfo.Throw(wrong.Flatten().InnerExceptions[0]); // what is wrong with the text is told as if nothing went side by side
        }
    }

    // A column's values depend on no other column, so columns are numbered side by side.
    private static void Take(RowBatch batch, int own, TextPool ids, TextColumnBuilder[] columns)
    {
        if (own < 0)
            NumberRows(batch.Rows, ids);
        Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, field =>
        {
            for (var row = 0; row < batch.Rows; row++)
            {
                if (field == own)
                    ids.Add(batch[row, field]);
                else
                    columns[field].Add(batch[row, field]);
            }
        });
    }

    private static void NumberRows(int rows, TextPool ids)
    {
        Span<char> number = stackalloc char[16];
        for (var row = 0; row < rows; row++)
        {
            (ids.Count + 1).TryFormat(number, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
            ids.Add(number[..length]);
        }
    }

    private static CsvDataReader Open(TextReader text)
    {
        try
        {
            var rows = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = ReadAhead, MaxBufferSize = LongestRow });
            return rows.FieldCount > 0 ? rows : throw new InvalidDataException("The file has no header row.");
        }
        catch (CsvMissingHeadersException missing)
        {
            throw new InvalidDataException("The file has no header row.", missing);
        }
    }

    /// <summary>Fields of some rows, one after the other.</summary>
    private sealed class RowBatch(int fields)
    {
        private const int MostFields = 1 << 17;
        private const int MostLetters = 1 << 20;

        private readonly List<int> _ends = [0];
        private char[] _letters = new char[1 << 12];

        public int Rows => (_ends.Count - 1) / fields;

        private bool IsFull => _ends.Count > MostFields || _ends[^1] > MostLetters;

        public ReadOnlySpan<char> this[int row, int field]
        {
            get
            {
                var place = row * fields + field;
                return _letters.AsSpan(_ends[place].._ends[place + 1]);
            }
        }

        /// <summary>Takes the next rows, as many as go in; none at the end.</summary>
        public void Fill(CsvDataReader reader)
        {
            Clear();
            while (!IsFull && reader.Read())
            {
                for (var field = 0; field < fields; field++)
                    Add(field < reader.RowFieldCount ? reader.GetFieldSpan(field) : []);
            }
        }

        private void Add(ReadOnlySpan<char> field)
        {
            var start = _ends[^1];
            if (start + field.Length > _letters.Length)
                Array.Resize(ref _letters, Math.Max(start + field.Length, 2 * _letters.Length));
            field.CopyTo(_letters.AsSpan(start));
            _ends.Add(start + field.Length);
        }

        private void Clear() => _ends.RemoveRange(1, _ends.Count - 1);
    }
}
