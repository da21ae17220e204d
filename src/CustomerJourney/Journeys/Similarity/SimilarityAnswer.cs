namespace CustomerJourney.Journeys;

/// <summary>The customers with a similar journey.</summary>
/// <param name="Customer">Whose journey was compared; null when it was drawn.</param>
/// <param name="Steps">The journey.</param>
/// <param name="Count">How many others have a similar one.</param>
/// <param name="Customers">They, the most similar first, ties by id.</param>
public sealed record SimilarityAnswer(string? Customer, IReadOnlyList<string> Steps, long Count, IReadOnlyList<SimilarCustomer> Customers)
{
    /// <summary>What happened next, the most frequent first; null when not asked.</summary>
    public IReadOnlyList<SimilarNext>? Next { get; init; }
}

/// <summary>A customer with a similar journey.</summary>
/// <param name="Customer">The id.</param>
/// <param name="Similarity">0 to 1.</param>
/// <param name="Steps">The journey.</param>
public sealed record SimilarCustomer(string Customer, double Similarity, IReadOnlyList<string> Steps);
