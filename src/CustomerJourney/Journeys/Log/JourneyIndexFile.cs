using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Arrays;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace CustomerJourney.Journeys;

/// <summary>The index as one Arrow batch, a row a customer: <c>customer, touchpoints: list&lt;struct&lt;type, seconds …, attributes&gt;&gt;, attributes</c>.</summary>
internal static class JourneyIndexFile
{
    private const string Format = "customer-journey-index";
    private const string FormatVersion = "1";
    private const int MagicLength = 8;

    /// <summary>Makes the batch over columns, without copying them.</summary>
    public static JourneyIndex Wrap(IndexColumns columns)
    {
        var touchpoints = Touchpoints(columns);
        var customers = columns.CustomerOrder.Length;
        var list = new ListArray(new ListType(new Field("item", touchpoints.Data.DataType, false)), customers, new ArrowBuffer(columns.Offsets), touchpoints, ArrowBuffer.Empty);
        List<Field> fields = [new("customer", StringType.Default, false), new("touchpoints", list.Data.DataType, false)];
        List<IArrowArray> arrays = [Texts(columns.Customers, columns.CustomerOrder), list];
        if (columns.CustomerAttributes.Count > 0)
        {
            var attributes = Attributes(columns.CustomerAttributes, customers);
            fields.Add(new Field("attributes", attributes.Data.DataType, false));
            arrays.Add(attributes);
        }

        return new JourneyIndex(new RecordBatch(new Schema(fields, Metadata(columns)), arrays, customers));
    }

    /// <summary>Writes the batch as an Arrow file: aside first, then renamed.</summary>
    public static void Save(RecordBatch batch, string path)
    {
        var aside = path + ".writing";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        using (var writer = new ArrowFileWriter(stream, batch.Schema))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Maps an Arrow file; columns stay where they are in it.</summary>
    /// <exception cref="InvalidDataException">It is not an index, or one of another version.</exception>
    public static JourneyIndex Open(string path)
    {
        RecordBatch? batch;
        try
        {
            var memory = new MappedFile(path).Memory;
            if (memory.Length < MagicLength || !memory.Span.StartsWith("ARROW1"u8))
                throw new InvalidDataException("it is no Arrow file");
            // An Arrow file is the stream format between magic and footer; read so, nothing is copied
            using var reader = new ArrowStreamReader((ReadOnlyMemory<byte>)memory[MagicLength..]);
            batch = reader.ReadNextRecordBatch();
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not a journey index: {e.Message}. Make one with `journeys index LOG.csv --case … --step … --time … --out {Path.GetFileName(path)}`.", e);
        }

        if (batch?.Schema.Metadata is not { } metadata || metadata.GetValueOrDefault("format") != Format)
            throw new InvalidDataException($"{Path.GetFileName(path)} is an Arrow file but not a journey index. Make one with `journeys index`.");
        if (metadata.GetValueOrDefault("formatVersion") != FormatVersion)
            throw new InvalidDataException($"{Path.GetFileName(path)} has format version {metadata.GetValueOrDefault("formatVersion")}; this program reads {FormatVersion}. Make the index again.");
        return new JourneyIndex(batch);
    }

    private static Dictionary<string, string> Metadata(IndexColumns columns) => new()
    {
        ["format"] = Format,
        ["formatVersion"] = FormatVersion,
        ["revision"] = columns.Revision.ToString(CultureInfo.InvariantCulture),
        ["content"] = ContentHash(columns),
        ["instants"] = columns.Scale.Storage.ToString(),
        ["baseTicks"] = columns.Scale.BaseTicks.ToString(CultureInfo.InvariantCulture),
        ["unitTicks"] = columns.Scale.UnitTicks.ToString(CultureInfo.InvariantCulture),
    };

    private static string ContentHash(IndexColumns columns)
    {
        var hash = new XxHash3();
        hash.Append(columns.Offsets);
        hash.Append(columns.Steps);
        foreach (var column in columns.Instants)
            hash.Append(column);
        foreach (var attribute in columns.TouchpointAttributes.Concat(columns.CustomerAttributes))
            hash.Append(attribute.Codes);
        foreach (var customer in columns.CustomerOrder)
            hash.Append(columns.Customers[customer]);
        foreach (var type in columns.TypeOrder)
            hash.Append(columns.Types[type]);
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }

    private static StructArray Touchpoints(IndexColumns columns)
    {
        var count = columns.Steps.Length / CodeColumn.WidthOf(columns.TypeOrder.Length);
        List<Field> fields = [];
        List<IArrowArray> arrays = [];
        Add(fields, arrays, "type", Coded(columns.Types, columns.TypeOrder, columns.Steps, count));
        if (columns.Scale.Storage == InstantStorage.Fine)
        {
            var type = new FixedSizeBinaryType(7);
            Add(fields, arrays, "at", new FixedSizeBinaryArray(new ArrayData(type, count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(columns.Instants[0])])));
        }
        else
        {
            Add(fields, arrays, "seconds", new UInt32Array(new ArrowBuffer(columns.Instants[0]), ArrowBuffer.Empty, count, 0, 0));
            if (columns.Instants.Length > 1)
                Add(fields, arrays, "milliseconds", new UInt16Array(new ArrowBuffer(columns.Instants[1]), ArrowBuffer.Empty, count, 0, 0));
        }

        if (columns.TouchpointAttributes.Count > 0)
            Add(fields, arrays, "attributes", Attributes(columns.TouchpointAttributes, count));
        return new StructArray(new StructType(fields), count, arrays, ArrowBuffer.Empty, 0);
    }

    private static void Add(List<Field> fields, List<IArrowArray> arrays, string name, IArrowArray array)
    {
        fields.Add(new Field(name, array.Data.DataType, false));
        arrays.Add(array);
    }

    private static StructArray Attributes(IReadOnlyList<IndexAttribute> attributes, int count)
    {
        List<Field> fields = [];
        List<IArrowArray> arrays = [];
        foreach (var attribute in attributes)
            Add(fields, arrays, attribute.Name, Coded(attribute.Values, attribute.Order, attribute.Codes, count));
        return new StructArray(new StructType(fields), count, arrays, ArrowBuffer.Empty, 0);
    }

    private static DictionaryArray Coded(TextCodes texts, int[] order, byte[] codes, int count)
    {
        var buffer = new ArrowBuffer(codes);
        IArrowArray indices = CodeColumn.WidthOf(order.Length) switch
        {
            1 => new UInt8Array(buffer, ArrowBuffer.Empty, count, 0, 0),
            2 => new UInt16Array(buffer, ArrowBuffer.Empty, count, 0, 0),
            _ => new Int32Array(buffer, ArrowBuffer.Empty, count, 0, 0),
        };
        return new DictionaryArray(new DictionaryType(indices.Data.DataType, StringType.Default, false), indices, Texts(texts, order));
    }

    private static StringArray Texts(TextCodes texts, int[] order)
    {
        var length = 0L;
        foreach (var code in order)
            length += texts[code].Length;
        var bytes = PinnedBytes.Of(length);
        var ends = PinnedBytes.Of(sizeof(int) * (order.Length + 1L));
        var offsets = MemoryMarshal.Cast<byte, int>(ends.AsSpan());
        offsets[0] = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var text = texts[order[place]];
            text.CopyTo(bytes.AsSpan(offsets[place]));
            offsets[place + 1] = offsets[place] + text.Length;
        }

        return new StringArray(order.Length, new ArrowBuffer(ends), new ArrowBuffer(bytes), ArrowBuffer.Empty);
    }
}
