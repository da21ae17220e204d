using System.Buffers;
using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace CustomerJourney.Journeys;

/// <summary>All touchpoints of all customers in columns, by customer and in order: what every question about journeys is asked of.</summary>
/// <remarks>
/// A file is mapped, not read: opening takes milliseconds at any size. An index never changes; extend it with <see cref="JourneyIndexBuilder"/> and save it anew.
/// Safe for many readers at once.
/// </remarks>
public sealed unsafe class JourneyIndex
{
    private readonly RecordBatch _batch;
    private readonly List<MemoryHandle> _pins = [];
    private readonly int* _offsets;
    private readonly StringArray _customers;

    internal JourneyIndex(RecordBatch batch)
    {
        _batch = batch;
        var metadata = batch.Schema.Metadata;
        Scale = new InstantScale(Enum.Parse<InstantStorage>(metadata["instants"]), Number(metadata["baseTicks"]), Number(metadata["unitTicks"]));
        Revision = Number(metadata["revision"]);
        Version = metadata["content"];
        _customers = (StringArray)batch.Column("customer");
        var list = (ListArray)batch.Column("touchpoints");
        _offsets = (int*)Address(list.ValueOffsetsBuffer);
        CustomerCount = batch.Length;
        var touchpoints = (StructArray)list.Values;
        EventCount = touchpoints.Length;
        var fields = ((Apache.Arrow.Types.StructType)touchpoints.Data.DataType).Fields;
        Types = new AttributeColumn(this, "type", (DictionaryArray)touchpoints.Fields[0]);
        Steps = Types.AllValues();
        Columns = new LogColumns(_offsets, CustomerCount, EventCount, Types.Codes, Types.Width, Steps.Count, Scale, Address(touchpoints.Fields[1].Data.Buffers[1]),
            Scale.Storage == InstantStorage.Milliseconds ? Address(touchpoints.Fields[2].Data.Buffers[1]) : null);
        TouchpointColumns = fields[^1].Name == "attributes" ? AttributesOf((StructArray)touchpoints.Fields[^1]) : [];
        CustomerColumns = batch.ColumnCount > 2 ? AttributesOf((StructArray)batch.Column(2)) : [];
    }

    /// <summary>Number of customers; each has at least one touchpoint.</summary>
    public int CustomerCount { get; }

    /// <summary>Number of touchpoints.</summary>
    public int EventCount { get; }

    /// <summary>The types of touchpoints, in ordinal order; a step's code is its place here.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>How often the index has been extended since it was made.</summary>
    public long Revision { get; }

    /// <summary>A hash of the content, 16 hexadecimal digits: equal content has an equal version.</summary>
    public string Version { get; }

    /// <summary>Names of the attributes that touchpoints can be filtered by (channel, outcome …).</summary>
    public IReadOnlyList<string> TouchpointAttributes => [.. TouchpointColumns.Select(c => c.Name)];

    /// <summary>Names of the attributes that customers can be filtered by (segment, region …).</summary>
    public IReadOnlyList<string> CustomerAttributes => [.. CustomerColumns.Select(c => c.Name)];

    internal LogColumns Columns { get; }

    internal InstantScale Scale { get; }

    internal AttributeColumn Types { get; }

    internal IReadOnlyList<AttributeColumn> TouchpointColumns { get; }

    internal IReadOnlyList<AttributeColumn> CustomerColumns { get; }

    /// <summary>Maps an index file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="InvalidDataException">It is not an index of this version.</exception>
    public static JourneyIndex Open(string path) => JourneyIndexFile.Open(path);

    /// <summary>Writes the index as an Arrow IPC file; a file of that name is replaced at the end, at once.</summary>
    public void Save(string path) => JourneyIndexFile.Save(_batch, path);

    /// <summary>The id of the customer at a place, from 0; places are in byte order of the ids.</summary>
    public string CustomerAt(int customer) => _customers.GetString(customer);

    /// <summary>The place of a customer; -1 if the log has no touchpoint of that id.</summary>
    public int FindCustomer(string id)
    {
        var wanted = Encoding.UTF8.GetBytes(id);
        var (low, high) = (0, CustomerCount - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _customers.GetBytes(middle).SequenceCompareTo(wanted);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>UTC ticks of a touchpoint.</summary>
    internal long TicksAt(int touchpoint) => Scale.BaseTicks + Scale.UnitTicks * Columns.ValueAt(touchpoint);

    internal ReadOnlySpan<byte> CustomerBytes(int customer) => _customers.GetBytes(customer);

    internal byte* Address(ArrowBuffer buffer)
    {
        if (buffer.Length == 0)
            return null;
        var pin = buffer.Memory.Pin();
        _pins.Add(pin);
        return (byte*)pin.Pointer;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private List<AttributeColumn> AttributesOf(StructArray array)
    {
        var fields = ((Apache.Arrow.Types.StructType)array.Data.DataType).Fields;
        return [.. fields.Select((field, i) => new AttributeColumn(this, field.Name, (DictionaryArray)array.Fields[i]))];
    }
}
