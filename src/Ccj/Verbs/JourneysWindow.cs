using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>Options that say which journeys a question is about: from, to, between or whole.</summary>
internal sealed class JourneysWindow
{
    private readonly Option<string?> _from = new("--from") { Description = "Journeys from this step on.", HelpName = "STEP" };
    private readonly Option<string?> _to = new("--to") { Description = "Journeys up to this step.", HelpName = "STEP" };
    private readonly Option<string?> _anchor = new("--anchor") { Description = "first, last or every touchpoint of the step. Without it the first --from, the last --to.", HelpName = "WHICH" };
    private readonly Option<string?> _steps = new("--steps") { Description = "Most steps, the anchor included; 'none' for any. Without it 8 from or to a step, else any.", HelpName = "N" };
    private readonly Option<string?> _within = new("--within") { Description = "Most time from the anchor; 'none' for any. Without it 30d with an anchor.", HelpName = "TIME" };
    private readonly Option<int> _limit = new("--limit") { Description = "How many are listed.", DefaultValueFactory = _ => 20, HelpName = "N" };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _from, _to, _anchor, _steps, _within, _limit })
            command.Options.Add(option);
    }

    /// <summary>How many are listed.</summary>
    public int Limit(ParseResult parsed) => parsed.GetValue(_limit) >= 0 ? parsed.GetValue(_limit) : throw new JourneysUsageException("--limit: 0 or more.");

    /// <summary>Reads the question.</summary>
    public FrequencyQuestion Question(ParseResult parsed, JourneySelection selection) => new()
    {
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Anchor = JourneysOptions.Anchor(parsed.GetValue(_anchor)),
        Steps = JourneysOptions.Steps(parsed.GetValue(_steps), "--steps"),
        Within = JourneysOptions.Duration(parsed.GetValue(_within), "--within"),
        Limit = Limit(parsed),
        Selection = selection,
    };
}
