using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes further attributes out of rows.</summary>
internal sealed class RowAttributes
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private const int PooledSets = 1 << 14;
    private static readonly Set Nothing = new(null, [], null);
    private readonly (JsonEncodedText Name, RowValue Value)[] _attributes;
    private readonly Utf8Pool<Set> _sets = new(PooledSets);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private byte[] _written = new byte[256];
    private Set _last = Nothing;

    /// <summary>Finds the columns.</summary>
    public RowAttributes(IReadOnlyList<AttributeMapping> mappings, Func<string, MappingPlace, int> slotOf) =>
        _attributes = [.. mappings.Select(mapping => (JsonEncodedText.Encode(mapping.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), new RowValue(mapping.Value, slotOf)))];

    /// <summary>The last row's values, in mapping order.</summary>
    public string?[] Values => _last.Values;

    private sealed record Set(string? Json, string?[] Values, string? Problem);

    /// <summary>Reads them.</summary>
    /// <returns>A JSON object of those that are there; null when none is.</returns>
    /// <param name="row">The row.</param>
    /// <param name="problem">Why the row cannot be taken; null when it can.</param>
    public string? Read(SourceRow row, out string? problem)
    {
        problem = null;
        if (_attributes.Length == 0)
            return null;
        var written = Written(row);
        _last = _sets.TryGet(written, out var hash, out var set) ? set : _sets.Add(written, hash, Make(row));
        problem = _last.Problem;
        return _last.Json;
    }

    private ReadOnlySpan<byte> Written(SourceRow row)
    {
        var used = 0;
        foreach (var (_, value) in _attributes)
        {
            var part = value.Written(row);
            if (used + part.Length >= _written.Length)
                Array.Resize(ref _written, (used + part.Length + 1) * 2);
            part.CopyTo(_written.AsSpan(used));
            used += part.Length;
            _written[used++] = SourceRow.Separator;
        }

        return _written.AsSpan(0, used);
    }

    private Set Make(SourceRow row)
    {
        string? problem = null;
        var values = new string?[_attributes.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var text = _attributes[i].Value.Text(row);
            if (ReferenceEquals(text, RowValue.Unmapped))
                problem = $"{_attributes[i].Value.Name} has a value that the mapping's table lacks";
            values[i] = string.IsNullOrEmpty(text) ? null : text;
        }

        return new Set(Array.TrueForAll(values, value => value is null) ? null : Json(values), values, problem);
    }

    private string Json(string?[] values)
    {
        _buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_buffer, Plain);
        json.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                json.WriteString(_attributes[i].Name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
