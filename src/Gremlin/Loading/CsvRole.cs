namespace Gremlin.Loading;

/// <summary>What a column of a load file holds.</summary>
internal enum CsvRole
{
    Id,
    Label,
    Source,
    Target,
    Property,
}
