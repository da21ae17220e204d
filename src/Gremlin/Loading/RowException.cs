namespace Gremlin.Loading;

/// <summary>A row cannot be loaded; caught where rows are counted.</summary>
internal sealed class RowException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
