namespace CustomerJourney.Propensity;

/// <summary>Where each feature stands in a row, and how a customer's touchpoints fill it.</summary>
internal sealed class FeatureLayout
{
    private const long DayTicks = TimeSpan.TicksPerDay;
    private const int GeneralColumns = 14;
    private readonly CustomerHistory _history;
    private readonly FeaturePlan _plan;
    private readonly ulong[] _roleBits;
    private readonly int[] _typeAt;
    private readonly int[] _channelAt;
    private readonly int[] _outcomeAt;
    private readonly int _roles;
    private readonly int _types;
    private readonly int _channels;
    private readonly int _outcomes;
    private readonly int _milestones;

    public FeatureLayout(CustomerHistory history, FeaturePlan plan)
    {
        (_history, _plan) = (history, plan);
        _roleBits = history.RoleBits(plan.Roles);
        _typeAt = Places(history.Touchpoints.Types, plan.Types);
        _channelAt = Places(history.Touchpoints.Channels, plan.Channels);
        _outcomeAt = Places(history.Touchpoints.Outcomes, plan.Outcomes);
        Names = [.. General(), .. plan.Roles.SelectMany(Role), .. plan.Types.SelectMany(Type), .. plan.Channels.Select(channel => $"channel {channel}: 90 days"), .. plan.Outcomes.Select(outcome => $"outcome {outcome}: 90 days"), .. plan.Milestones.Select(milestone => $"milestone {milestone}: days since")];
        _roles = GeneralColumns + CustomerFeatures.Windows.Length;
        _types = _roles + plan.Roles.Count * 4;
        _channels = _types + plan.Types.Count * 2;
        _outcomes = _channels + plan.Channels.Count;
        _milestones = _outcomes + plan.Outcomes.Count;
    }

    /// <summary>Names of the numbers in a row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Numbers in a row.</summary>
    public int Width => Names.Count;

    /// <summary>Fills a customer's row from the touchpoints before the cut-off.</summary>
    public void Fill(Span<float> row, int customer, long cutOff)
    {
        var touchpoints = _history.Touchpoints;
        var (first, end) = (touchpoints.Offsets[customer], touchpoints.EndBefore(customer, cutOff));
        Blank(row);
        for (var index = first; index < end; index++)
            Count(row, index, cutOff - touchpoints.At[index]);
        FillGeneral(row[CustomerFeatures.Windows.Length..], first, end, cutOff);
        FillFacts(row, _history.FactsOf(customer), cutOff);
    }

    private static IEnumerable<string> General()
    {
        foreach (var days in CustomerFeatures.Windows.ToArray())
            yield return $"touchpoints: {days} days";
        foreach (var name in new[]
                 {
                     "days since last touchpoint", "days since first touchpoint", "last gap in days", "mean gap in days", "trend of touchpoints", "active days: 90 days",
                     "amount: 90 days", "last amount", "last amount over mean", "last answer", "mean answer", "days since last answer", "days as customer", "is anonymous",
                 })
            yield return name;
    }

    private static IEnumerable<string> Role(string role) => [$"role {role}: 30 days", $"role {role}: 90 days", $"role {role}: 365 days", $"role {role}: days since"];

    private static IEnumerable<string> Type(string type) => [$"type {type}: 90 days", $"type {type}: days since"];

    private static int[] Places(IReadOnlyList<string> levels, IReadOnlyList<string> planned)
    {
        var place = planned.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        return [.. levels.Select(level => place.GetValueOrDefault(level, -1))];
    }

    /// <summary>Counts begin at 0; days since something begin as "never".</summary>
    private void Blank(Span<float> row)
    {
        row.Clear();
        row.Slice(CustomerFeatures.Windows.Length, GeneralColumns).Fill(float.NaN);
        for (var role = 0; role < _plan.Roles.Count; role++)
            row[_roles + role * 4 + 3] = float.NaN;
        for (var type = 0; type < _plan.Types.Count; type++)
            row[_types + type * 2 + 1] = float.NaN;
        row[_milestones..].Fill(float.NaN);
    }

    private void Count(Span<float> row, int index, long age)
    {
        var touchpoints = _history.Touchpoints;
        var windows = CustomerFeatures.Windows;
        for (var window = 0; window < windows.Length; window++)
            row[window] += age <= windows[window] * DayTicks ? 1 : 0;
        var (days, isOfQuarter) = ((float)((double)age / DayTicks), age <= 90 * DayTicks);
        for (var bits = _roleBits[touchpoints.Type[index]]; bits != 0; bits &= bits - 1)
        {
            var at = _roles + System.Numerics.BitOperations.TrailingZeroCount(bits) * 4;
            row[at] += age <= 30 * DayTicks ? 1 : 0;
            row[at + 1] += isOfQuarter ? 1 : 0;
            row[at + 2] += age <= 365 * DayTicks ? 1 : 0;
            row[at + 3] = days;
        }

        if (_typeAt[touchpoints.Type[index]] is >= 0 and var type)
        {
            row[_types + type * 2] += isOfQuarter ? 1 : 0;
            row[_types + type * 2 + 1] = days;
        }

        if (isOfQuarter && touchpoints.Channel[index] is >= 0 and var channel && _channelAt[channel] is >= 0 and var channelAt)
            row[_channels + channelAt]++;
        if (isOfQuarter && touchpoints.Outcome[index] is >= 0 and var outcome && _outcomeAt[outcome] is >= 0 and var outcomeAt)
            row[_outcomes + outcomeAt]++;
    }

    private void FillGeneral(Span<float> row, int first, int end, long cutOff)
    {
        if (first == end)
            return;
        var (touchpoints, at) = (_history.Touchpoints, _history.Touchpoints.At);
        row[0] = Days(cutOff - at[end - 1]);
        row[1] = Days(cutOff - at[first]);
        row[2] = end - first > 1 ? Days(at[end - 1] - at[end - 2]) : float.NaN;
        row[3] = end - first > 1 ? Days(at[end - 1] - at[first]) / (end - first - 1) : float.NaN;
        (int recent, int before, int activeDays, long lastDay) = (0, 0, 0, -1);
        (float quarter, float sum, int amounts, float answers, int answered) = (0, 0, 0, 0, 0);
        for (var index = first; index < end; index++)
        {
            var age = cutOff - at[index];
            recent += age <= 30 * DayTicks ? 1 : 0;
            before += age is > 30 * DayTicks and <= 120 * DayTicks ? 1 : 0;
            var day = at[index] / DayTicks;
            activeDays += day != lastDay && age <= 90 * DayTicks ? 1 : 0;
            lastDay = day;
            if (!float.IsNaN(touchpoints.Amount[index]))
            {
                (sum, amounts, row[7]) = (sum + touchpoints.Amount[index], amounts + 1, touchpoints.Amount[index]);
                quarter += age <= 90 * DayTicks ? touchpoints.Amount[index] : 0;
            }

            if (!float.IsNaN(touchpoints.Answer[index]))
                (answers, answered, row[9], row[11]) = (answers + touchpoints.Answer[index], answered + 1, touchpoints.Answer[index], Days(age));
        }

        row[4] = recent - before / 3f;
        row[5] = activeDays;
        row[6] = quarter;
        row[8] = amounts > 0 && sum != 0 ? row[7] * amounts / sum : float.NaN;
        row[10] = answered > 0 ? answers / answered : float.NaN;
    }

    private void FillFacts(Span<float> row, CustomerFacts facts, long cutOff)
    {
        var windows = CustomerFeatures.Windows.Length;
        if (facts.Since is { } since && since.ToDateTime(TimeOnly.MinValue).Ticks is var begin && begin < cutOff)
            row[windows + 12] = Days(cutOff - begin);
        row[windows + 13] = facts.IsAnonymous ? 1 : 0;
        foreach (var (name, at) in facts.Milestones)
        {
            for (var milestone = 0; milestone < _plan.Milestones.Count; milestone++)
            {
                if (at.UtcTicks < cutOff && _plan.Milestones[milestone] == name && !(row[_milestones + milestone] <= Days(cutOff - at.UtcTicks)))
                    row[_milestones + milestone] = Days(cutOff - at.UtcTicks);
            }
        }
    }

    private static float Days(long ticks) => (float)((double)ticks / DayTicks);
}
