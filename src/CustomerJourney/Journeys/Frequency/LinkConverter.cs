using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Journeys;

/// <summary>Writes links as the serializer would, byte for byte, but each in one piece: answers have ten thousand of them.</summary>
internal sealed class LinkConverter : JsonConverter<JourneyLink>
{
    private const int LongestName = 128;
    private const int LongestRest = 256;
    private const double MostTenths = 1L << 52;

    // What no encoder escapes
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.,:;/@#()| ");

    /// <inheritdoc/>
    public override JourneyLink Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, JourneysJson.Default.JourneyLink)!;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JourneyLink value, JsonSerializerOptions options)
    {
        if (writer.Options.Indented || !IsPlain(value.From) || !IsPlain(value.To))
        {
            JsonSerializer.Serialize(writer, value, JourneysJson.Default.JourneyLink);
            return;
        }

        Span<byte> bytes = stackalloc byte[2 * LongestName + LongestRest];
        var text = new Text(bytes);
        text.Add("{\"position\":"u8);
        text.Add(value.Position);
        text.Add(",\"from\":\""u8);
        text.Add(value.From);
        text.Add("\",\"to\":\""u8);
        text.Add(value.To);
        text.Add("\",\"count\":"u8);
        text.Add(value.Count);
        text.Add(",\"p50Seconds\":"u8);
        text.AddNumber(value.P50Seconds);
        text.Add(",\"p90Seconds\":"u8);
        text.AddNumber(value.P90Seconds);
        text.Add("}"u8);
        writer.WriteRawValue(text.Written, skipInputValidation: true);
    }

    private static bool IsPlain(string name) => name.Length <= LongestName && !name.AsSpan().ContainsAnyExcept(Plain);

    private ref struct Text(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;
        private int _count;

        public readonly ReadOnlySpan<byte> Written => _bytes[.._count];

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_bytes[_count..]);
            _count += text.Length;
        }

        public void Add(string plain)
        {
            Ascii.FromUtf16(plain, _bytes[_count..], out var written);
            _count += written;
        }

        public void Add(long number)
        {
            Utf8Formatter.TryFormat(number, _bytes[_count..], out var written);
            _count += written;
        }

        /// <summary>The shortest text that is read back as the number. Most are whole tenths of a second: a number that is nearest to such has no shorter one.</summary>
        public void AddNumber(double number)
        {
            var tenths = Math.Round(number * 10);
            if (!(tenths is >= 0 and < MostTenths) || tenths / 10 != number || double.IsNegative(number))
            {
                number.TryFormat(_bytes[_count..], out var written, provider: CultureInfo.InvariantCulture);
                _count += written;
                return;
            }

            var (whole, tenth) = Math.DivRem((long)tenths, 10);
            Add(whole);
            if (tenth == 0)
                return;
            _bytes[_count++] = (byte)'.';
            _bytes[_count++] = (byte)('0' + tenth);
        }
    }
}
