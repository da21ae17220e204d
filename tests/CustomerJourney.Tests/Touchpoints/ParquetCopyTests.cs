using System.IO.Compression;
using CsCheck;
using CustomerJourney.Touchpoints.Rows;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

public sealed class ParquetCopyTests
{
    private static readonly DataField[] Columns =
    [
        new DataField("name", typeof(string), true), new DataField("key", typeof(string), false), new DataField("photo", typeof(byte[]), true),
        new DecimalDataField("paid", 18, 4, isNullable: true), new DataField("count", typeof(long), false), new DataField("share", typeof(double), true),
        new DataField("ok", typeof(bool), true), new DateTimeDataField("at", DateTimeFormat.Timestamp, false, DateTimeTimeUnit.Micros, true), new DataField("day", typeof(DateOnly), true),
    ];

    [Fact]
    public void Every_row_that_stays_stays_as_it_was() => Gen.Select(Gen.Bool.Array[0, 40].Array[1, 3], Gen.Bool).Sample(
        (groups, isZipped) => CopyAsync(groups, isZipped).GetAwaiter().GetResult(), iter: 60);

    [Fact]
    public async Task Lists_are_not_copied()
    {
        using var file = new MemoryStream();
        var list = new DataField("tags", typeof(string), true, isArray: true);
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(list), file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(list, new[] { "a", "b" }, new[] { 0, 1 });
        }

        file.Position = 0;
        using var copy = new MemoryStream();
        (await ParquetCopy.WriteAsync(file, [true], copy, default)).Should().BeFalse();
        copy.Length.Should().Be(0);
    }

    private static async Task CopyAsync(bool[][] groups, bool isZipped)
    {
        using var file = new MemoryStream();
        await WriteAsync(file, groups);
        using var copy = new MemoryStream();
        (await ParquetCopy.WriteAsync(isZipped ? Zipped(file) : new MemoryStream(file.ToArray()), [.. groups.SelectMany(group => group)], copy, default)).Should().BeTrue();

        var (before, after) = (await TextsAsync(file), await TextsAsync(isZipped ? Unzipped(copy) : copy));
        after.Should().Equal(before.Where((_, row) => groups.SelectMany(group => group).ElementAt(row)));
    }

    private static async Task WriteAsync(Stream file, bool[][] groups)
    {
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Columns), file);
        for (var number = 0; number < groups.Length; number++)
        {
            var rows = Enumerable.Range(number * 1000, groups[number].Length).ToArray();
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(Columns[0], Array.ConvertAll(rows, row => row % 3 == 0 ? null : $"naïve {row}")!);
            await group.WriteAsync(Columns[1], Array.ConvertAll(rows, row => $"k{row}"));
            await group.WriteAsync(Columns[2], Array.ConvertAll(rows, row => row % 5 == 0 ? null : new[] { (byte)'p', (byte)('a' + (row % 26)) })!);
            await group.WriteAsync<decimal>(Columns[3], Array.ConvertAll(rows, row => row % 4 == 0 ? null : (decimal?)row / 8).AsMemory());
            await group.WriteAsync<long>(Columns[4], Array.ConvertAll(rows, row => (long)row).AsMemory());
            await group.WriteAsync<double>(Columns[5], Array.ConvertAll(rows, row => row % 7 == 0 ? null : (double?)row / 3).AsMemory());
            await group.WriteAsync<bool>(Columns[6], Array.ConvertAll(rows, row => row % 2 == 0 ? null : (bool?)(row % 3 == 0)).AsMemory());
            await group.WriteAsync<DateTime>(Columns[7], Array.ConvertAll(rows, row => row % 6 == 0 ? null : (DateTime?)DateTime.UnixEpoch.AddSeconds(row)).AsMemory());
            await group.WriteAsync<DateOnly>(Columns[8], Array.ConvertAll(rows, row => row % 8 == 0 ? null : (DateOnly?)new DateOnly(2024, 1, 1).AddDays(row)).AsMemory());
        }
    }

    private static async Task<List<string>> TextsAsync(MemoryStream file)
    {
        file.Position = 0;
        var (rows, row, texts) = (await ParquetRows.OpenAsync(file, default), new SourceRow(), new List<string>());
        rows.Columns.Should().Equal(Columns.Select(column => column.Name));
        do
        {
            while (rows.TryRead(row))
                texts.Add(System.Text.Encoding.UTF8.GetString(row.Raw.Span));
        }
        while (await rows.FillAsync(default));
        return texts;
    }

    private static MemoryStream Zipped(MemoryStream file)
    {
        var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(file.ToArray());
        bytes.Position = 0;
        return bytes;
    }

    private static MemoryStream Unzipped(MemoryStream file)
    {
        file.Position = 0;
        var bytes = new MemoryStream();
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        zip.CopyTo(bytes);
        return bytes;
    }
}
