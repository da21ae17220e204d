using System.Collections.Frozen;

namespace CustomerJourney.Functions.Protocol;

/// <summary>Query parameters of the questions about journeys: one word one meaning, whichever handler reads it.</summary>
public static class QueryWords
{
    private const string Text = "string";
    private const string Whole = "integer";
    private const string Fraction = "number";

    /// <summary>Which journeys: from, to, between, or whole.</summary>
    public static IReadOnlyList<string> Window { get; } = ["from", "to", "anchor", "steps", "within"];

    /// <summary>Which customers and touchpoints, and what a step is.</summary>
    public static IReadOnlyList<string> Selection { get; } = ["customers", "touchpoints", "stepBy", "collapse"];

    /// <summary>What each means. A list of steps is written with commas, or as a JSON array where a step's name has a comma.</summary>
    public static FrozenDictionary<string, QueryWord> All { get; } = new Dictionary<string, QueryWord>
    {
        ["from"] = new(Text, "Journeys from this step on. With `to`: up to the first later one.", "fault_reported"),
        ["to"] = new(Text, "Journeys up to this step.", "complaint"),
        ["anchor"] = new(Text, "Which touchpoint of the step counts: first, last or every. Without it the first `from`, the last `to`.", "first"),
        ["steps"] = new(Text, "Most steps, the anchor included, or `none`. Without it 8 from or to a step, else any number. Of a funnel: its steps in order.", "8"),
        ["within"] = new(Text, "Most time from the anchor (of a funnel: from its start): 90s, 30m, 12h, 30d or `none`. Without it 30d with an anchor.", "30d"),
        ["limit"] = new(Whole, "How many are listed; counts are of all.", "20"),
        ["customers"] = new(Text, "Only customers with KEY=V[,V], KEY!=V or KEY=FROM..TO; repeatable. had=STEP: who had a touchpoint of that type; milestone.NAME=true: who reached it.", "segment=consumer"),
        ["touchpoints"] = new(Text, "Only touchpoints with KEY=V[,V], KEY!=V or KEY=FROM..TO (at=2025-01-01..2025-02-01); repeatable.", "channel=web,app"),
        ["stepBy"] = new(Text, "Columns that make a step, with commas.", "type,channel"),
        ["collapse"] = new("boolean", "true merges equal neighbours to one step, before anything else.", "true"),
        ["customer"] = new(Text, "A customer id, or kind:value of an identifier.", "msisdn:+447400000123"),
        ["journey"] = new(Text, "Steps in order.", "fault_reported,call_fault"),
        ["threshold"] = new(Fraction, "Least similarity, above 0 and at most 1: 0.8 for customers, 0.6 for clusters when not given.", "0.8"),
        ["last"] = new(Whole, "Compare the last so many steps.", "8"),
        ["next"] = new(Text, "Also tell what happened within so long after the similar journeys; needs a window by from or to.", "30d"),
        ["channelWeight"] = new(Fraction, "How far apart touchpoints of one step are in different channels: above 0, up to 1, which takes them for different steps.", "0.5"),
        ["timeWeight"] = new(Fraction, "How far apart touchpoints of one step are, at most, when the times since the one before differ.", "0.5"),
        ["parts"] = new(Text, "Which of journeys, positions and links are wanted, with commas; all when not given.", "journeys,positions"),
        ["a"] = new(Text, "The first: filters of a population's customers as in `customers`; repeatable.", "milestone.slow-repair=true"),
        ["b"] = new(Text, "The second, likewise.", "milestone.slow-repair!=true"),
        ["aTouchpoints"] = new(Text, "Filters of the first population's touchpoints as in `touchpoints`; repeatable.", "at=2025-01-01..2025-07-01"),
        ["bTouchpoints"] = new(Text, "Filters of the second population's touchpoints.", "at=2025-07-01..2026-01-01"),
        ["clusters"] = new(Whole, "How many clusters at most; 12 when not given.", "8"),
        ["cursor"] = new(Text, "Where the page before ended, as its answer said.", "NjM4N"),
        ["after"] = new(Text, "The last steps, the latest last.", "view_offer,add_to_cart"),
        ["order"] = new(Whole, "How many last steps count, 1 to 3; 3 when not given.", "3"),
        ["silence"] = new(Text, "Without a touchpoint for so long a customer has stopped; 30d when not given.", "30d"),
        ["start"] = new(Text, "The step that begins; without it the first touchpoint.", "order_placed"),
        ["return"] = new(Text, "The step that counts as coming back; without it any.", "order_placed"),
        ["period"] = new(Text, "day, week or month; month when not given.", "month"),
        ["periods"] = new(Whole, "How many periods after the first; 12 when not given.", "12"),
    }.ToFrozenDictionary();
}
