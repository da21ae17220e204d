namespace CustomerJourney.Identity.Linkage;

public sealed class IdentityIndexTests
{
    private static readonly TrainedModel Wide = RecordLinkage.Train(WidePopulation.Table(WidePopulation.Of(1200, 1)), WidePopulation.Model);
    private static readonly TrainedModel Trained = RecordLinkage.Train(Population.Table(Population.Of(1200, 1)), Population.Model);

    [Theory]
    [InlineData(11, 60)]
    [InlineData(12, 150)]
    public void Records_that_come_change_and_go_in_any_order_end_in_the_batch_s_clusters(int seed, int people)
    {
        var wanted = Population.Of(people, seed);
        var passing = Population.Of(people / 3, seed + 100);
        var random = new Random(seed);
        var index = new IdentityIndex(Trained);
        foreach (var (id, values) in wanted.Concat(passing).OrderBy(_ => random.Next()).ToList())
            index.Upsert(id, random.Next(4) == 0 ? passing.First().Value : values);
        foreach (var id in passing.Keys.Where(id => !wanted.ContainsKey(id)).OrderBy(_ => random.Next()))
            index.Delete(id).Should().BeTrue();
        foreach (var (id, values) in wanted.OrderBy(_ => random.Next()).ToList())
            index.Upsert(id, values);

        OfIndex(index, wanted.Keys).Should().Equal(OfBatch(wanted));
    }

    [Theory]
    [InlineData(31, 120)]
    [InlineData(32, 400)]
    public void Records_of_all_kinds_of_columns_come_one_by_one_to_the_batch_s_clusters(int seed, int people) => ComeOneByOne(seed, people);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(33, 6_000, 5)]
    [InlineData(34, 60_000, 50)]
    public void Very_many_records_come_one_by_one_to_the_batch_s_clusters(int seed, int people, int towns) => ComeOneByOne(seed, people, towns);

    [Fact]
    public void An_index_of_a_table_is_the_index_that_its_records_make_one_by_one()
    {
        var records = WidePopulation.Of(300, 35);
        var loaded = IdentityIndex.Of(Wide, WidePopulation.Table(records));
        var further = WidePopulation.Of(60, 36);
        foreach (var (id, values) in further)
            loaded.Upsert(id, values);

        foreach (var (id, values) in further)
            records[id] = values;
        OfIndex(loaded, records.Keys).Should().Equal(OfBatch(Wide, WidePopulation.Table(records)));
    }

    [Fact]
    public void A_value_that_everyone_has_does_not_make_every_arrival_meet_everyone()
    {
        const int PairsAnArrival = 5_000;
        var index = new IdentityIndex(Wide);
        var records = WidePopulation.Of(700, 37);
        foreach (var (id, values) in records)
        {
            values["phone"] = "00000000000";
            index.Upsert(id, values);
        }

        index.PairsScored.Should().BeLessThan((long)PairsAnArrival * records.Count);
        OfIndex(index, records.Keys).Should().Equal(OfBatch(Wide, WidePopulation.Table(records)));
    }

    [Fact]
    public void A_block_that_grows_too_large_and_shrinks_again_ends_in_the_batch_s_clusters()
    {
        var crowd = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        for (var i = 0; i < 300; i++)
            crowd.Add($"c{i:000}", new() { ["first_name"] = "ann", ["last_name"] = "barcalden", ["dob"] = $"19{50 + i % 50}-01-0{1 + i % 9}", ["phone"] = "", ["email"] = "", ["city"] = "barton" });
        var index = new IdentityIndex(Trained);
        foreach (var (id, values) in crowd)
            index.Upsert(id, values);
        OfIndex(index, crowd.Keys).Should().Equal(OfBatch(crowd));

        foreach (var id in crowd.Keys.Where((_, number) => number % 4 != 0).ToList())
        {
            index.Delete(id);
            crowd.Remove(id);
        }

        OfIndex(index, crowd.Keys).Should().Equal(OfBatch(crowd));
    }

    [Fact]
    public void A_look_up_finds_the_person_without_entering_the_record()
    {
        var records = Population.Of(200, 3);
        var index = new IdentityIndex(Trained);
        foreach (var (id, values) in records)
            index.Upsert(id, values);
        var (known, sought) = records.First(record => record.Value["phone"].Length > 0 && record.Value["dob"].Length > 0);

        index.LookUp(sought)[0].Cluster.Should().Be(index.ClusterOf(known));
        index.Count.Should().Be(records.Count);
    }

    [Fact]
    public void An_unmerge_and_a_confirmation_hold_through_later_changes()
    {
        var records = Population.Of(200, 4);
        var index = new IdentityIndex(Trained);
        foreach (var (id, values) in records)
            index.Upsert(id, values);
        var pair = records.Keys.GroupBy(index.ClusterOf).First(cluster => cluster.Count() == 2).ToArray();
        var strangers = records.Keys.DistinctBy(index.ClusterOf).TakeLast(2).ToArray();

        index.Settle(pair[0], pair[1], StewardVerdict.Different);
        index.Settle(strangers[0], strangers[1], StewardVerdict.Same);
        index.Upsert(pair[0], records[pair[0]]);
        index.Upsert(strangers[1], records[strangers[1]]);

        index.ClusterOf(pair[0]).Should().NotBe(index.ClusterOf(pair[1]));
        index.ClusterOf(strangers[0]).Should().Be(index.ClusterOf(strangers[1]));
    }

    [Fact]
    public void A_model_written_and_read_answers_alike()
    {
        var copy = TrainedModel.Read(Trained.Write());

        copy.Version.Should().Be(Trained.Version);
    }

    private static List<string> OfIndex(IdentityIndex index, IEnumerable<string> ids) => Population.Clusters(ids.Select(id => (id, index.ClusterOf(id)!)));

    private static void ComeOneByOne(int seed, int people, int towns = 1)
    {
        var records = WidePopulation.Of(people, seed, towns);
        var random = new Random(seed);
        var index = new IdentityIndex(Wide);
        foreach (var (id, values) in records.OrderBy(_ => random.Next()).ToList())
            index.Upsert(id, values);

        OfIndex(index, records.Keys).Should().Equal(OfBatch(Wide, WidePopulation.Table(records)));
    }

    private static List<string> OfBatch(IReadOnlyDictionary<string, Dictionary<string, string>> records) => OfBatch(Trained, Population.Table(records));

    private static List<string> OfBatch(TrainedModel trained, RecordTable table)
    {
        var result = RecordLinkage.Link(table, trained);
        return Population.Clusters(table.Ids.Select((id, number) => (id, table.Ids[result.ClusterOf[number]])));
    }
}
