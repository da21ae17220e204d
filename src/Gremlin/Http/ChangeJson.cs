using System.Text.Json;
using Gremlin.Store;
using Gremlin.Store.Log;

namespace Gremlin.Http;

/// <summary>A change as Neptune's stream has it (PG_JSON).</summary>
internal static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, LogFrame frame, ref ChangeDecoder change, bool isLast)
    {
        json.WriteStartObject();
        json.WriteNumber("commitTimestamp"u8, frame.CommittedAt);
        json.WriteStartObject("eventId"u8);
        json.WriteNumber("commitNum"u8, frame.CommitNum);
        json.WriteNumber("opNum"u8, change.OpNum);
        json.WriteEndObject();
        json.WriteStartObject("data"u8);
        Data(json, ref change);
        json.WriteEndObject();
        json.WriteString("op"u8, change.IsRemoval ? "REMOVE"u8 : "ADD"u8);
        if (isLast)
            json.WriteBoolean("isLastOp"u8, true);
        json.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter json, ref ChangeDecoder change)
    {
        var isLabel = change.Kind is ChangeKind.VertexLabel or ChangeKind.Edge;
        json.WriteString("id"u8, change.Id);
        json.WriteString("type"u8, TypeOf(change.Kind));
        json.WriteString("key"u8, isLabel ? "label"u8 : change.Name);
        json.WriteStartObject("value"u8);
        json.WritePropertyName("value"u8);
        if (isLabel)
            json.WriteStringValue(change.Name);
        else
            Value(json, ref change);
        json.WriteString("dataType"u8, isLabel ? "String" : change.Type.ToString());
        json.WriteEndObject();
        if (change.Kind != ChangeKind.Edge)
            return;
        json.WriteString("from"u8, change.Source);
        json.WriteString("to"u8, change.Target);
    }

    private static string TypeOf(ChangeKind kind) => kind switch
    {
        ChangeKind.VertexLabel => "vl",
        ChangeKind.VertexProperty => "vp",
        ChangeKind.Edge => "e",
        _ => "ep",
    };

    private static void Value(Utf8JsonWriter json, ref ChangeDecoder change)
    {
        var value = new StoredValue(change.Type, change.Bits);
        switch (change.Type)
        {
            case PropertyType.String:
                json.WriteStringValue(change.Text);
                break;
            case PropertyType.Bool:
                json.WriteBooleanValue(value.AsBool);
                break;
            case PropertyType.Float or PropertyType.Double when !double.IsFinite(value.Number):
                json.WriteStringValue(RealText.OfSpecial(value.Number));
                break;
            case PropertyType.Float:
                json.WriteRawValue(RealText.Of(value.AsFloat), skipInputValidation: true);
                break;
            case PropertyType.Double:
                json.WriteRawValue(RealText.Of(value.AsDouble), skipInputValidation: true);
                break;
            default:
                json.WriteNumberValue(value.Bits);
                break;
        }
    }
}
