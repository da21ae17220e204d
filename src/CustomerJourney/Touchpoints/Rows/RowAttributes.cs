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
    private readonly (JsonEncodedText Name, RowValue Value)[] _attributes;
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Finds the columns.</summary>
    public RowAttributes(IReadOnlyList<AttributeMapping> mappings, Func<string, MappingPlace, int> slotOf)
    {
        _attributes = [.. mappings.Select(mapping => (JsonEncodedText.Encode(mapping.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), new RowValue(mapping.Value, slotOf)))];
        Values = new string?[_attributes.Length];
    }

    /// <summary>The last row's values, in mapping order.</summary>
    public string?[] Values { get; }

    /// <summary>Reads them.</summary>
    /// <returns>A JSON object of those that are there; null when none is.</returns>
    /// <param name="row">The row.</param>
    /// <param name="problem">Why the row cannot be taken; null when it can.</param>
    public string? Read(SourceRow row, out string? problem)
    {
        problem = null;
        var any = false;
        for (var i = 0; i < _attributes.Length; i++)
        {
            var text = _attributes[i].Value.Text(row);
            if (ReferenceEquals(text, RowValue.Unmapped))
                problem = $"{_attributes[i].Value.Name} has a value that the mapping's table lacks";
            Values[i] = string.IsNullOrEmpty(text) ? null : text;
            any |= Values[i] is not null;
        }

        return any ? Write() : null;
    }

    private string Write()
    {
        _buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_buffer, Plain);
        json.WriteStartObject();
        for (var i = 0; i < Values.Length; i++)
        {
            if (Values[i] is { } value)
                json.WriteString(_attributes[i].Name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
