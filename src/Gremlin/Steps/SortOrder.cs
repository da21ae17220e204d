namespace Gremlin.Steps;

/// <summary>Gremlin's <c>Order</c>.</summary>
internal enum SortOrder
{
    Ascending,
    Descending,
    Shuffle,
}
