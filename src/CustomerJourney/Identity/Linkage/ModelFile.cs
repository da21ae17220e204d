using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerJourney.Identity.Linkage;

/// <summary><c>identity.model.json</c>: which column says what. Its schema is <c>docs/identity.model.schema.json</c>.</summary>
public static class ModelFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The text is no model; the message says where and what.</exception>
    public static IdentityModel Read(string json)
    {
        Document? document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(json, Json);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The model is not valid: {wrong.Message}", wrong);
        }

        if (document?.Fields is not { Count: > 0 } fields)
            throw new InvalidDataException("The model has no fields.");
        if (document.Version != 1)
            throw new InvalidDataException($"The model's version is {document.Version}; this program reads version 1.");
        if (document.ExpectedPrecision is < 0.5 or > 1)
            throw new InvalidDataException("The model's expectedPrecision is not between 0.5 and 1.");
        return new([.. fields.Select(field => new ModelField(field.Column, field.Role))]) { ExpectedPrecision = document.ExpectedPrecision };
    }

    /// <summary>Writes a model.</summary>
    public static string Write(IdentityModel model) =>
        JsonSerializer.Serialize(new Document(1, model.ExpectedPrecision, [.. model.Fields.Select(field => new Field(field.Column, field.Role))]), Json);

    /// <summary>Checks a model against a table's columns.</summary>
    /// <exception cref="InvalidDataException">A column of the model is not in the table.</exception>
    public static void Check(IdentityModel model, RecordTable table)
    {
        foreach (var field in model.Fields)
        {
            if (field.Role is not FieldRole.RecordId and not FieldRole.Ignore && table.Find(field.Column) is null)
                throw new InvalidDataException($"The model names a column '{field.Column}' that the records do not have; they have {string.Join(", ", table.Columns.Select(column => column.Name))}.");
        }
    }

    private sealed record Document(int Version = 1, double ExpectedPrecision = 0.9, IReadOnlyList<Field>? Fields = null);

    private sealed record Field(string Column, FieldRole Role);
}
