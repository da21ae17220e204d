using System.Globalization;
using CustomerJourney.Local.Kpis;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

/// <summary>Every KPI on rows whose figures were worked by hand. A touchpoint is written <c>customer month-day hour:minute type channel outcome amount attributes</c>, all in 2026, <c>-</c> for none; a figure <c>grain | value numerator denominator</c>.</summary>
public sealed class KpiFiguresTests : IDisposable
{
    private static readonly Vocabulary Words = Vocabulary.Empty with
    {
        Types = Vocabulary.KnownRoles.Keys.ToDictionary(role => role, role => (IReadOnlyList<string>)[role])
            .Concat([KeyValuePair.Create<string, IReadOnlyList<string>>("ombudsman", ["complaint", "escalation"])]).ToDictionary(),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("kpis").FullName;

    [Fact]
    public Task Touchpoints_and_customers_are_counted_by_channel_and_day() => Figures(
        "touchpoints_by_channel_day",
        ["a 01-05 10:00 contact phone", "a 01-05 12:00 contact phone", "b 01-05 23:59 digital web", "b 01-06 00:00 digital -"],
        ["2026-01-05 phone | 2 2 1", "2026-01-05 web | 1 1 1", "2026-01-06 (none) | 1 1 1"]);

    [Fact]
    public Task A_customer_of_two_months_is_one_customer_in_all() => Figures(
        "active_customers",
        ["a 01-05 10:00 digital", "a 02-01 00:00 digital", "b 02-02 10:00 digital", "b 02-03 10:00 other"],
        ["2026-01-01 | 1 1 1", "2026-02-01 | 2 2 3", "whole | 2 2 4"]);

    [Fact]
    public Task Contacts_are_counted_for_every_thousand_active_customers() => Figures(
        "contact_rate",
        ["a 01-05 10:00 contact", "a 01-06 10:00 digital", "b 01-07 10:00 other"],
        ["2026-01-01 | 500 1 2", "whole | 500 1 2"]);

    [Fact]
    public Task Complaints_are_counted_for_every_thousand_active_customers() => Figures(
        "complaint_rate",
        ["a 01-05 10:00 complaint", "a 01-06 10:00 complaint", "b 01-07 10:00 other", "b 02-07 10:00 other"],
        ["2026-01-01 | 1000 2 2", "2026-02-01 | 0 0 1", "whole | 1000 2 2"]);

    [Fact]
    public Task A_contact_on_the_seventh_day_is_a_repeat_and_a_contact_not_yet_seen_for_seven_days_does_not_count() => Figures(
        "repeat_contact_rate",
        ["a 01-01 10:00 contact", "a 01-08 10:00 contact", "a 01-20 10:00 contact", "b 01-10 10:00 contact", "b 01-11 10:00 digital", "a 02-27 10:00 contact", "a 02-28 10:00 digital"],
        ["2026-01-01 | 0.25 1 4", "whole | 0.25 1 4"]);

    [Fact]
    public Task A_first_contact_is_settled_when_neither_contact_nor_complaint_follows() => Figures(
        "first_contact_resolution",
        ["a 01-01 10:00 contact", "a 01-05 10:00 complaint", "b 01-01 10:00 contact", "b 01-07 10:00 contact", "c 01-02 10:00 contact", "c 01-31 10:00 digital"],
        ["2026-01-01 | 0.333 1 3", "whole | 0.333 1 3"]);

    [Fact]
    public Task A_visit_is_contained_when_no_contact_follows_within_a_day_of_its_end() => Figures(
        "digital_containment",
        ["a 01-01 10:00 digital", "a 01-01 10:20 digital", "a 01-02 10:20 contact", "b 01-01 10:00 digital", "b 01-02 10:01 contact", "b 01-05 10:00 digital", "b 01-05 10:31 digital", "b 01-31 10:00 other"],
        ["2026-01-01 | 0.75 3 4", "whole | 0.75 3 4"]);

    [Fact]
    public Task The_digital_share_leaves_other_touchpoints_out() => Figures(
        "digital_share",
        ["a 01-01 10:00 digital", "a 01-02 10:00 digital", "b 01-02 10:20 contact", "b 01-02 10:30 digital", "b 01-02 10:40 other"],
        ["2026-01-01 | 0.75 3 4", "whole | 0.75 3 4"]);

    [Fact]
    public Task A_switch_is_a_step_to_another_channel_within_a_day() => Figures(
        "channel_switch_rate",
        ["a 01-01 10:00 digital web", "a 01-01 11:00 contact phone", "a 01-01 11:30 other -", "a 01-01 12:00 contact phone", "a 01-04 10:00 digital web", "b 01-04 10:30 contact phone"],
        ["2026-01-01 | 0.5 1 2", "whole | 0.5 1 2"]);

    [Fact]
    public Task An_escalation_on_the_thirtieth_day_counts_and_so_does_one_that_is_a_complaint_itself() => Figures(
        "escalation_rate",
        ["a 01-01 10:00 complaint", "a 01-31 10:00 escalation", "b 01-02 10:00 complaint", "b 02-02 10:00 escalation", "c 01-03 10:00 ombudsman", "c 03-30 10:00 other"],
        ["2026-01-01 | 0.667 2 3", "whole | 0.667 2 3"]);

    [Fact]
    public Task Time_to_resolve_runs_from_the_first_fault_since_the_last_resolution() => Figures(
        "time_to_resolve",
        ["a 01-01 00:00 fault", "a 01-01 05:00 fault", "a 01-01 10:00 resolution", "a 01-02 00:00 fault", "a 01-02 20:00 resolution", "b 01-03 00:00 fault"],
        ["2026-01-01 | 15 2 3", "whole | 15 2 3"]);

    [Fact]
    public Task A_journey_without_purchase_within_two_weeks_is_abandoned() => Figures(
        "journey_abandonment",
        ["a 01-01 10:00 intent", "a 01-15 10:00 purchase", "b 01-01 10:00 intent", "b 01-05 10:00 intent", "b 01-20 10:00 purchase", "c 01-02 10:00 intent", "c 02-28 10:00 other"],
        ["2026-01-01 | 0.667 2 3", "whole | 0.667 2 3"]);

    [Fact]
    public Task Purchases_are_valued_by_currency() => Figures(
        "purchase_value",
        ["a 01-01 10:00 purchase web - 10", "a 02-01 10:00 purchase web - 20.5", "b 01-01 10:00 purchase web - -"],
        ["2026-01-01 EUR | 10 10 1", "2026-02-01 EUR | 20.5 20.5 1", "whole EUR | 15.25 30.5 2"]);

    [Fact]
    public Task Churn_is_measured_among_the_customers_of_the_months_beginning() => Figures(
        "churn_rate",
        ["a 01-10 10:00 digital", "b 01-10 10:00 digital", "b 02-15 10:00 churn", "b 02-20 10:00 churn", "c 02-03 10:00 digital", "a 03-01 10:00 digital"],
        ["2026-02-01 | 0.5 1 2", "2026-03-01 | 0 0 2", "whole | 0.25 1 4"]);

    [Fact]
    public Task Satisfaction_reads_the_attribute_else_the_outcome() => Figures(
        "csat",
        ["a 01-10 10:00 survey - - - {\"score\":\"4\"}", "b 01-10 10:00 survey - - - {\"score\":\"3\",\"x\":\"5\"}", "c 01-10 10:00 survey - 5", "d 01-10 10:00 survey - refused"],
        ["2026-01-01 | 0.667 2 3", "whole | 0.667 2 3"]);

    [Fact]
    public Task Promoters_less_detractors_make_the_score() => Figures(
        "net_promoter_score",
        ["a 01-10 10:00 survey - 5", "b 01-10 10:00 survey - 4", "c 01-10 10:00 survey - 3", "d 01-10 10:00 survey - 5"],
        ["2026-01-01 | 25 1 4", "whole | 25 1 4"]);

    [Fact]
    public async Task Milestones_count_the_first_time_among_all_customers()
    {
        using var warehouse = await Open(["a 01-01 10:00 other", "b 01-01 10:00 other", "c 01-01 10:00 other", "d 01-01 10:00 other"]);
        await Reach(warehouse, "a m1 01-05 00:00", "a m1 02-05 00:00", "b m1 02-06 00:00");
        (await Ask(warehouse, "milestone_reach", KpiQuestion.Everything)).Should().Equal("2026-01-01 m1 | 0.25 1 4", "2026-02-01 m1 | 0.25 1 4", "whole m1 | 0.5 2 4");
    }

    [Fact]
    public async Task Conversion_between_milestones_has_its_median_time()
    {
        using var warehouse = await Open(["a 01-01 10:00 other", "b 01-01 10:00 other", "c 01-01 10:00 other"]);
        await Reach(warehouse, "a m1 01-01 00:00", "b m1 01-01 00:00", "c m1 01-02 00:00", "a m2 01-01 10:00", "b m2 01-01 20:00", "c m2 01-01 00:00");
        (await Ask(warehouse, "milestone_conversion", KpiQuestion.Everything)).Should().Equal("m1 m2 | 0.667 2 3 15", "m2 m1 | 0.333 1 3 24");
    }

    [Fact]
    public async Task A_question_can_be_of_one_segment_and_of_a_time_that_ends_before_its_end()
    {
        using var warehouse = await Open(["a 01-05 10:00 digital", "b 01-05 10:00 digital", "a 02-01 00:00 digital", "c 01-05 10:00 digital"]);
        await warehouse.ExecuteAsync([SqlText.Written("update customers set segment = 'gold' where customer_id <> 'c'")], default);
        var january = new KpiQuestion(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "gold");
        (await Ask(warehouse, "active_customers", january)).Should().Equal("2026-01-01 | 2 2 2", "whole | 2 2 2");
    }

    [Fact]
    public async Task Every_kpi_answers_on_an_empty_warehouse_and_names_missing_roles()
    {
        using var warehouse = await Open([]);
        foreach (var kpi in KpiCatalog.All)
        {
            var answer = await KpiCatalog.AskAsync(warehouse, kpi, KpiQuestion.Everything, Vocabulary.Empty, default);
            answer.MissingRoles.Should().Equal(kpi.Roles);
            answer.Rows.Columns.Should().Contain(["value", "numerator", "denominator"]);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Figures(string kpi, string[] touchpoints, string[] expected)
    {
        using var warehouse = await Open(touchpoints);
        (await Ask(warehouse, kpi, KpiQuestion.Everything)).Should().Equal(expected);
    }

    private async Task<DuckDbWarehouse> Open(string[] touchpoints)
    {
        var warehouse = await DuckDbWarehouse.OpenAsync(null, new FolderLake(_folder), default);
        var customers = touchpoints.Select(touchpoint => touchpoint.Split(' ')[0]).Distinct();
        await warehouse.ExecuteAsync(
            [
                .. WarehouseSchema.LoadVocabulary(Words),
                .. customers.Select(customer => SqlText.Of($"insert into customers (customer_id, generation, is_anonymous, parties) values ({customer}, 1, false, 1)")),
                .. touchpoints.Select(Insert),
            ], default);
        return warehouse;
    }

    private static SqlText Insert(string touchpoint, int number)
    {
        var words = touchpoint.Split(' ');
        string? Word(int index) => words.Length > index && words[index] != "-" ? words[index] : null;
        decimal? amount = Word(6) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
        return SqlText.Of($"""
            insert into touchpoints (touchpoint_id, customer_id, "at", sequence, type, channel, source, outcome, amount, currency, attributes)
            values ({$"t{number}"}, {words[0]}, {At(words[1], words[2])}, {number.ToString("d4", CultureInfo.InvariantCulture)}, {words[3]}, {Word(4)}, {"s"}, {Word(5)}, {amount}, {(amount is null ? null : "EUR")}, {Word(7)})
            """);
    }

    private static async Task Reach(DuckDbWarehouse warehouse, params string[] milestones) =>
        await warehouse.ExecuteAsync([.. milestones.Select((milestone, number) => milestone.Split(' ') is var words
            ? SqlText.Of($"insert into milestones values ({$"m{number}"}, {words[0]}, {words[1]}, {1}, {At(words[2], words[3])}, {"t"})") : null!)], default);

    private static DateTimeOffset At(string day, string time) =>
        DateTimeOffset.ParseExact($"2026-{day} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static async Task<IEnumerable<string>> Ask(DuckDbWarehouse warehouse, string kpi, KpiQuestion question)
    {
        var rows = (await KpiCatalog.AskAsync(warehouse, KpiCatalog.Find(kpi), question, Words, default)).Rows;
        var value = rows.Columns.ToList().IndexOf("value");
        return rows.Rows.Select(row => string.Join(' ', row.Take(value).Select(Grain)) + " | " + string.Join(' ', row.Skip(value).Select(Figure)));
    }

    private static string Grain(object? cell) => cell switch
    {
        null => "whole",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static string Figure(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture);
}
