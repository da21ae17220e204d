using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Kinesis;

namespace CustomerJourney.Functions.Protocol;

/// <summary>Reads the one enumeration of a Kinesis record.</summary>
internal sealed class EncryptionTypeConverter : JsonConverter<EncryptionType>
{
    public override EncryptionType? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EncryptionType.FindValue(reader.GetString());

    public override void Write(Utf8JsonWriter writer, EncryptionType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
