using Amazon.Wire;

namespace Amazon.RedshiftDataAPIService.Model;

public class ColumnMetadata
{
    [WireName("columnDefault")]
    public string ColumnDefault { get; set; }

    [WireName("isCaseSensitive")]
    public bool? IsCaseSensitive { get; set; }

    [WireName("isCurrency")]
    public bool? IsCurrency { get; set; }

    [WireName("isSigned")]
    public bool? IsSigned { get; set; }

    [WireName("label")]
    public string Label { get; set; }

    [WireName("length")]
    public int? Length { get; set; }

    [WireName("name")]
    public string Name { get; set; }

    [WireName("nullable")]
    public int? Nullable { get; set; }

    [WireName("precision")]
    public int? Precision { get; set; }

    [WireName("scale")]
    public int? Scale { get; set; }

    [WireName("schemaName")]
    public string SchemaName { get; set; }

    [WireName("tableName")]
    public string TableName { get; set; }

    [WireName("typeName")]
    public string TypeName { get; set; }
}
