namespace CustomerJourney.Journeys;

/// <summary>The columns of an index before they are an Arrow batch.</summary>
/// <param name="Customers">Ids.</param>
/// <param name="CustomerOrder">Per place the code of the customer.</param>
/// <param name="Offsets">int32 per customer, and one more: where its touchpoints begin.</param>
/// <param name="Types">Types of touchpoints.</param>
/// <param name="TypeOrder">Per step code the code in <paramref name="Types"/>.</param>
/// <param name="Steps">Step codes.</param>
/// <param name="Scale">What stored instants mean.</param>
/// <param name="Instants">The one or two columns of instants.</param>
/// <param name="TouchpointAttributes">Per touchpoint.</param>
/// <param name="CustomerAttributes">Per customer.</param>
/// <param name="Revision">How often the index has been extended.</param>
internal sealed record IndexColumns(
    TextCodes Customers,
    int[] CustomerOrder,
    byte[] Offsets,
    TextCodes Types,
    int[] TypeOrder,
    byte[] Steps,
    InstantScale Scale,
    byte[][] Instants,
    IReadOnlyList<IndexAttribute> TouchpointAttributes,
    IReadOnlyList<IndexAttribute> CustomerAttributes,
    long Revision);

/// <summary>An attribute's column: narrow codes, and the texts they mean in order.</summary>
internal sealed record IndexAttribute(string Name, TextCodes Values, int[] Order, byte[] Codes);
