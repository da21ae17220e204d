namespace CustomerJourney.Journeys;

/// <summary>Touchpoints as read, in the order that decides ties of time, in columns; what an index is assembled from.</summary>
internal sealed class EventTable
{
    /// <summary>Ids of the customers.</summary>
    public required TextCodes Customers { get; init; }

    /// <summary>Types of the touchpoints.</summary>
    public required TextCodes Types { get; init; }

    /// <summary>Number of touchpoints; the columns may be longer.</summary>
    public required int Count { get; init; }

    /// <summary>Per touchpoint the code of its customer.</summary>
    public required int[] Customer { get; init; }

    /// <summary>Per touchpoint its UTC ticks.</summary>
    public required long[] Ticks { get; init; }

    /// <summary>Per touchpoint the code of its type.</summary>
    public required int[] Type { get; init; }

    /// <summary>Per touchpoint what orders those of one instant; null when their order here does.</summary>
    public long[]? Tie { get; init; }

    /// <summary>Attributes of touchpoints, a code for each.</summary>
    public IReadOnlyList<EventAttribute> TouchpointAttributes { get; init; } = [];

    /// <summary>Attributes of customers told by their touchpoints: the first that is not empty counts.</summary>
    public IReadOnlyList<EventAttribute> CustomerAttributesByTouchpoint { get; init; } = [];

    /// <summary>Attributes of customers, a code for each customer's code (fewer when the last have none).</summary>
    public IReadOnlyList<EventAttribute> CustomerAttributes { get; init; } = [];

    /// <summary>How often the index has been extended.</summary>
    public long Revision { get; init; }
}

/// <summary>One attribute: a code for each row; code 0 is the empty text, which stands for "not said".</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The texts.</param>
/// <param name="Codes">Per row its code; rows beyond the end are 0.</param>
internal sealed record EventAttribute(string Name, TextCodes Values, int[] Codes);
