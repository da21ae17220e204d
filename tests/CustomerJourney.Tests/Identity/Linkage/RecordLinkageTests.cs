namespace CustomerJourney.Identity.Linkage;

public sealed class RecordLinkageTests
{
    [Fact]
    public void Any_order_of_records_gives_the_same_clusters()
    {
        var table = Population.Table(Population.Of(700, 5));
        var order = Enumerable.Range(0, table.Count).OrderBy(record => record * 7919 % table.Count).ToArray();
        var shuffled = new RecordTable([.. order.Select(record => table.Ids[record])], [.. table.Columns.Select(column => column with { Numbers = Array.ConvertAll(order, record => column.Numbers[record]) })]);

        OfTable(shuffled).Should().Equal(OfTable(table));
    }

    [Fact]
    public void People_are_found_again()
    {
        var table = Population.Table(Population.Of(900, 6));
        var result = RecordLinkage.Link(table, Population.Model);
        var truth = table.Ids.ToDictionary(id => id, id => id.Split('-')[1]);
        var found = table.Ids.Select((id, number) => (id, cluster: table.Ids[result.ClusterOf[number]])).ToDictionary(pair => pair.id, pair => pair.cluster);

        ClusterQuality.Of(truth, found).F1.Should().BeGreaterThan(0.93);
    }

    [Fact]
    public void Ten_thousand_identical_records_neither_explode_nor_pull_others_in()
    {
        var records = Population.Of(300, 7);
        var others = records.Count;
        for (var i = 0; i < 10_000; i++)
            records.Add($"same-x-{i}", new() { ["first_name"] = "zora", ["last_name"] = "quill", ["dob"] = "1971-02-03", ["phone"] = "07911111111", ["email"] = "zora.quill@mail.example", ["city"] = "barton" });
        var table = Population.Table(records);
        var result = RecordLinkage.Link(table, Population.Model);

        var clusterOfSame = Enumerable.Range(0, table.Count).Where(record => table.Ids[record].StartsWith("same", StringComparison.Ordinal)).Select(record => result.ClusterOf[record]).ToHashSet();
        Enumerable.Range(0, table.Count).Where(record => !table.Ids[record].StartsWith("same", StringComparison.Ordinal)).Should().NotContain(record => clusterOfSame.Contains(result.ClusterOf[record]));
        others.Should().BePositive();
    }

    [Fact]
    public void A_value_that_half_of_the_records_share_merges_nobody()
    {
        var records = Population.Of(1500, 8);
        foreach (var record in records.Values.Where((_, number) => number % 2 == 0))
            record["phone"] = "00000000000";
        var table = Population.Table(records);

        RecordLinkage.Link(table, Population.Model).ClusterOf.CountBy(cluster => cluster).Max(cluster => cluster.Value).Should().BeLessThan(12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Candidate_pairs_grow_with_the_records_whatever_they_share(bool areIdentical)
    {
        const int PairsPerRecordAndRule = LinkageRun.LargestBlock / 2 + 10;
        var records = WidePopulation.Of(2500, 10);
        var first = records.Values.First();
        foreach (var record in records.Values.Where((_, number) => number % 2 == 0))
        {
            foreach (var column in areIdentical ? [.. first.Keys] : new[] { "phone", "account", "last_name" })
                record[column] = first[column];
        }

        var features = FeatureBuilder.Build(WidePopulation.Table(records), WidePopulation.Model, linksTwoSources: false);
        PairBlocks.Of(features, LinkageRun.LargestBlock).Pairs.Should().BeLessThan((long)PairsPerRecordAndRule * records.Count * features.Rules.Count);
    }

    [Fact]
    public void Empty_fields_everywhere_emoji_mixed_scripts_and_very_long_values_are_taken()
    {
        var records = Population.Of(400, 9);
        var odd = new[] { "", "😀👩‍👩‍👧", "Ιωάννης Παπαδόπουλος", "王小明", new string('x', 1_000_000), "\0", "''", "ß" };
        for (var i = 0; i < 200; i++)
            records.Add($"odd-{i}-0", new() { ["first_name"] = odd[i % 8], ["last_name"] = odd[i / 8 % 8], ["dob"] = odd[i / 3 % 8], ["phone"] = odd[i / 5 % 8], ["email"] = odd[i / 7 % 8], ["city"] = "" });
        for (var i = 0; i < 200; i++)
            records.Add($"void-{i}-0", new() { ["first_name"] = "", ["last_name"] = "", ["dob"] = "", ["phone"] = "", ["email"] = "", ["city"] = "" });
        var table = Population.Table(records);

        var clusters = RecordLinkage.Link(table, Population.Model).ClusterOf;
        Enumerable.Range(0, table.Count).Where(record => table.Ids[record].StartsWith("void", StringComparison.Ordinal)).Should().OnlyContain(record => clusters[record] == record);
    }

    private static List<string> OfTable(RecordTable table)
    {
        var result = RecordLinkage.Link(table, Population.Model);
        return Population.Clusters(table.Ids.Select((id, number) => (id, table.Ids[result.ClusterOf[number]])));
    }
}
