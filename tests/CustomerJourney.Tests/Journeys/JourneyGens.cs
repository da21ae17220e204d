using CsCheck;

namespace CustomerJourney.Journeys;

/// <summary>Random logs: few customers, few types, many ties of time, in any order; also empty and of one row.</summary>
internal static class JourneyGens
{
    public static readonly string[] Types = ["a", "b", "B", "c", "d é"];
    public static readonly string[] Channels = ["app", "web"];

    public static readonly Gen<PlainEvent[]> Log =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 40], Gen.Int[0, Types.Length - 1], Gen.Int[0, 1])
            .Select((customer, second, type, channel) => new PlainEvent($"c{customer}", second, Types[type], Channels[channel])).Array[0, 60];

    public static readonly Gen<JourneySelection> Selection =
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3], Gen.Bool).Select((collapse, byChannel, touchpoints, segment) => new JourneySelection
        {
            Collapse = collapse,
            StepBy = byChannel ? ["type", "channel"] : ["type"],
            Touchpoints = touchpoints > 1 ? [] : [new JourneyFilter("channel", ["web"], IsNot: touchpoints == 1)],
            Customers = segment ? [] : [new JourneyFilter("segment", ["even"])],
        });

    /// <summary>A step that the log has; null for none.</summary>
    public static string? Step(JourneyIndex index, JourneySelection selection, int choice)
    {
        var steps = index.EventCount == 0 ? [] : JourneyView.Of(index, selection, default).Steps;
        return choice < steps.Count ? steps[choice] : null;
    }
}
