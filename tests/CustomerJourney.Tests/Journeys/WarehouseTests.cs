using CsCheck;
using DuckDB.NET.Data;

namespace CustomerJourney.Journeys;

/// <summary>The same questions as SQL, run on DuckDB: an oracle that shares no code with the index.</summary>
public sealed class WarehouseTests
{
    private static readonly JourneyTables Tables = new() { CustomerAttributes = ["segment"], Dialect = SqlDialect.DuckDb };

    [Fact]
    public void Frequency_is_the_same_from_the_warehouse_row_for_row() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[-1, 30])).Sample((log, selection, q) =>
        {
            var index = PlainJourneys.Index(log);
            var question = new FrequencyQuestion
            {
                From = JourneyGens.Step(index, selection, q.Item1),
                To = JourneyGens.Step(index, selection, q.Item2),
                Anchor = q.Item3 == 3 ? null : (JourneyAnchor)q.Item3,
                Steps = q.Item4 == 0 ? null : q.Item4,
                Within = q.Item5 < 0 ? null : TimeSpan.FromSeconds(q.Item5),
                Limit = 5,
                Selection = selection,
            };
            var answer = Frequency.Ask(index, question);
            using var warehouse = Warehouse(log);

            Rows(warehouse, FrequencySql.Journeys(question, Tables)).Should().Equal(answer.Journeys.Select(j =>
                $"{string.Join(FrequencySql.Separator, j.Steps)}|{j.Count}|{answer.Anchors}|{answer.Anchors - answer.NotArrived}|{answer.Journeys.Count + answer.Other.Journeys}"));
            Rows(warehouse, FrequencySql.Positions(question, Tables)).Should().Equal(answer.Positions.SelectMany(p => p.Steps.Select(s => $"{p.Position}|{s.Step}|{s.Count}")));
            Rows(warehouse, FrequencySql.Links(question, Tables)).Should().Equal(answer.Links.Select(l => $"{l.Position}|{l.From}|{l.To}|{l.Count}|{l.P50Seconds:0.######}|{l.P90Seconds:0.######}"));
        }, iter: 25, threads: 1);

    [Fact]
    public void Funnels_are_the_same_from_the_warehouse_row_for_row() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Gen.Int[0, 9].Array[1, 4], Gen.Int[0, 40]).Sample((log, selection, choices, within) =>
        {
            var index = PlainJourneys.Index(log);
            var steps = choices.Select(c => JourneyGens.Step(index, selection, c)).OfType<string>().ToArray();
            if (steps.Length == 0)
                return;
            var question = new FunnelQuestion(steps) { Within = TimeSpan.FromSeconds(within), Selection = selection };
            using var warehouse = Warehouse(log);

            Rows(warehouse, FunnelSql.Levels(question, Tables)).Should().Equal(Funnel.Ask(index, question).Steps.Where(s => s.Customers > 0)
                .Select((s, level) => $"{level + 1}|{s.Customers}|{s.P50Seconds:0.######}|{s.P90Seconds:0.######}|{s.P50SecondsFromStart:0.######}"));
        }, iter: 25, threads: 1);

    [Fact]
    public void Answers_made_of_the_warehouses_rows_are_the_indexs() =>
        Gen.Select(JourneyGens.Log, JourneyGens.Selection, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 6], Gen.Int[-1, 30], Gen.Int[0, 4])).Sample((log, selection, q) =>
        {
            var index = PlainJourneys.Index(log);
            var question = new FrequencyQuestion
            {
                From = JourneyGens.Step(index, selection, q.Item1),
                To = JourneyGens.Step(index, selection, q.Item2),
                Steps = q.Item3 == 0 ? null : q.Item3,
                Within = q.Item4 < 0 ? null : TimeSpan.FromSeconds(q.Item4),
                Limit = q.Item5,
                Selection = selection,
            };
            string[] steps = [.. new[] { question.From, question.To, question.From }.OfType<string>()];
            using var warehouse = Warehouse(log);
            var journeys = new WarehouseJourneys(Tables, (sql, _) => Task.FromResult(Values(warehouse, sql)));

            Json(journeys.AskAsync(question, default), JourneysJson.Default.FrequencyAnswer).Should().Be(Json(Task.FromResult(Frequency.Ask(index, question)), JourneysJson.Default.FrequencyAnswer));
            if (steps.Length > 0)
                Json(journeys.AskAsync(new FunnelQuestion(steps) { Selection = selection }, default), JourneysJson.Default.FunnelAnswer).Should().Be(Json(Task.FromResult(Funnel.Ask(index, new FunnelQuestion(steps) { Selection = selection })), JourneysJson.Default.FunnelAnswer));
        }, iter: 6, threads: 1);

    [Fact]
    public void Filters_by_instant_and_by_what_customers_had_are_the_same()
    {
        PlainEvent[] log = [new("1", 0, "a", "web"), new("1", 60, "b", "app"), new("2", 60, "a", "web"), new("2", 90, "c", "web"), new("3", 61, "c", "app")];
        var selection = new JourneySelection
        {
            Customers = [JourneyFilter.Parse("had!=b")],
            Touchpoints = [JourneyFilter.Parse("at=2024-01-01T00:01:00Z..2024-01-01T00:01:30Z")],
            StepMap = new Dictionary<string, string> { ["c"] = "see" },
        };
        using var warehouse = Warehouse(log);

        Rows(warehouse, FrequencySql.Journeys(new FrequencyQuestion { Selection = selection }, Tables)).Should().Equal("a|1|2|2|2", "see|1|2|2|2");
        Frequency.Ask(PlainJourneys.Index(log), new FrequencyQuestion { Selection = selection }).Journeys.Select(j => j.Steps.Single()).Should().Equal("a", "see");
    }

    private static DuckDBConnection Warehouse(PlainEvent[] log)
    {
        var warehouse = new DuckDBConnection("DataSource=:memory:");
        warehouse.Open();
        using var command = warehouse.CreateCommand();
        command.CommandText = "set threads = 1; create table touchpoints(customer varchar, type varchar, \"at\" timestamp, sequence bigint, channel varchar); create table customers(customer varchar, segment varchar)";
        command.ExecuteNonQuery();
        using (var rows = warehouse.CreateAppender("touchpoints"))
        {
            for (var i = 0; i < log.Length; i++)
                rows.CreateRow().AppendValue(log[i].Customer).AppendValue(log[i].Type).AppendValue(PlainJourneys.Start.UtcDateTime.AddSeconds(log[i].Second)).AppendValue((long)i).AppendValue(log[i].Channel).EndRow();
        }

        using var customers = warehouse.CreateAppender("customers");
        foreach (var customer in log.Select(e => e.Customer).Distinct())
            customers.CreateRow().AppendValue(customer).AppendValue(PlainJourneys.SegmentOf(customer)).EndRow();
        return warehouse;
    }

    /// <summary>Answers here are there at once: the rows are.</summary>
    private static string Json<T>(Task<T> answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        answer.IsCompletedSuccessfully.Should().BeTrue();
        return PlainJourneys.Rounded(System.Text.Json.JsonSerializer.Serialize(answer.GetAwaiter().GetResult(), type));
    }

    private static IReadOnlyList<IReadOnlyList<object?>> Values(DuckDBConnection warehouse, JourneySql sql)
    {
        using var command = Command(warehouse, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }

    private static DuckDBCommand Command(DuckDBConnection warehouse, JourneySql sql)
    {
        var command = warehouse.CreateCommand();
        command.CommandText = System.Text.RegularExpressions.Regex.Replace(sql.Text, ":p([0-9]+)", "$$p$1");
        for (var i = 0; i < sql.Parameters.Count; i++)
            command.Parameters.Add(new DuckDBParameter($"p{i}", sql.Parameters[i]));
        return command;
    }

    private static List<string> Rows(DuckDBConnection warehouse, JourneySql sql)
    {
        using var command = Command(warehouse, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is double number ? number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : $"{reader.GetValue(i)}")));
        return rows;
    }
}
