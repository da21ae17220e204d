using CustomerJourney.Identity.Resolved;

namespace CustomerJourney.Identity.Arrivals;

public sealed class ResolveArrivalsTests : IDisposable
{
    private static readonly string[] Given = ["Ann", "Robert", "Claire", "David", "Elena", "Frank", "Grace", "Henry", "Irene", "Jonas", "Karen", "Louis"];
    private static readonly string[] Syllables = ["bar", "cal", "den", "fer", "gil", "hol", "mor", "nor", "pem", "ral", "sto", "wex"];

    private readonly ArrivalWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Records_one_by_one_in_any_order_come_to_the_customers_of_a_run_over_everything(int seed)
    {
        var people = People(120, seed);
        var model = await FrozenAsync(people);
        var random = new Random(seed);
        object[] order = [.. people];
        random.Shuffle(order);
        for (var next = 0; next < order.Length;)
        {
            var some = order.Skip(next).Take(random.Next(1, 16)).ToArray();
            next += some.Length;
            // Now and then something comes again.
            await _world.SendAsync(next > 20 && random.Next(4) == 0 ? [.. some, order[random.Next(next - some.Length)]] : some);
            await _world.FollowAsync();
        }

        var one = await _world.CustomersAsync();
        (await _world.CustomersInLakeAsync()).Should().Equal(one);
        await _world.RunAllAsync(ResolutionOptions.Default with { Model = model });

        (await _world.CustomersAsync()).Should().Equal(one).And.HaveCountLessThan(order.Length).And.HaveCountGreaterThan(80);
        (await _world.CustomersInLakeAsync()).Should().Equal(one);
    }

    [Fact]
    public async Task Only_the_neighbourhood_is_looked_at()
    {
        await FrozenAsync(People(120, 3));
        await _world.SendAsync(People(60, 4));
        await _world.FollowAsync();
        _world.RequestBytes = 0;

        await _world.SendAsync(Person("new", "Ann", "Elsewhere", mail: "ann@mail.example"));
        (await _world.FollowAsync()).Should().Be(new ArrivalReport(1, 1, 1, 0, 0, 0));
        _world.RequestBytes.Should().Be(0, "it resembles nobody");

        await _world.SendAsync(Person("new 2", "Anna", "Elsewhere", mail: "ann@mail.example"));
        (await _world.FollowAsync()).Should().Be(new ArrivalReport(1, 1, 1, 0, 0, 0));
        _world.RequestBytes.Should().BeInRange(1, 1000, "one pair is weighed");
        (await _world.CustomersAsync()).Should().Contain("new new 2");
    }

    [Fact]
    public async Task However_often_a_record_comes_the_end_is_the_same()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"), Person("2", "Ann", "Barcal", mail: "ann@mail.example"));
        await _world.FollowAsync(advance: false);
        var (graph, lake) = (await PictureAsync(), (await LakeAsync()).ToList());
        for (var again = 0; again < 3; again++)
            await _world.FollowAsync(advance: false);
        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"));
        await _world.FollowAsync();

        (await PictureAsync()).Should().Equal(graph);
        (await LakeAsync()).Should().BeEquivalentTo(lake);
        (await _world.CustomersAsync()).Should().Equal("1 2");
    }

    [Fact]
    public async Task Touchpoints_of_nobody_known_go_to_the_customer_whose_record_comes_with_what_they_share()
    {
        await _world.SendAsync(Touchpoint("t1", "2026-03-01T10:00:00Z", ("email", "ann@mail.example"), ("cookie", "c1")), Touchpoint("t2", "2026-03-01T11:00:00Z", ("cookie", "c1")), Touchpoint("t3", "2026-03-01T12:00:00Z", ("cookie", "c2")));
        await _world.FollowAsync();
        (await _world.AskAsync("g.V().hasLabel('customer').has('anonymous', true).count()")).Should().Equal(2L);

        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"));
        var report = await _world.FollowAsync();

        report.Touchpoints.Should().Be(2);
        (await _world.AskAsync("g.V('party:crm:1').out('resolved_to').out('had').order().by('atMillis').values('at').map(__.constant(1)).count()")).Should().Equal(2L);
        (await _world.AskAsync("g.V('party:crm:1').out('resolved_to').out('had').out('next').count()")).Should().Equal(1L);
        (await _world.AskAsync("g.V('party:crm:1').out('resolved_to').outE('identified_by').values('standing').order()")).Should().Equal("learned", "own");
        var rows = await ArrivalWorld.RowsAsync(new ResolvedTables(_world.Lake).Touchpoints);
        rows.GroupBy(row => row.CustomerId).Select(group => group.Count()).Order().Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_record_that_joins_two_customers_leaves_the_older_one_and_tells_why()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"));
        await _world.FollowAsync();
        await _world.SendAsync(Person("2", "Ann", "Barcal", phone: "07400900001"));
        await _world.FollowAsync();
        (await _world.CustomersAsync()).Should().Equal("1", "2");

        await _world.SendAsync(Person("3", "Ann", "Barcal", mail: "ann@mail.example", phone: "07400900001"));
        var report = await _world.FollowAsync();

        report.Merges.Should().Be(1);
        (await _world.CustomersAsync()).Should().Equal("1 2 3");
        (await _world.AskAsync("g.V().hasLabel('customer').outE('merged_into').count()")).Should().Equal(1L);
        (await ArrivalWorld.RowsAsync(new ResolvedTables(_world.Lake).Events)).Should().ContainSingle(row => row.Kind == "merged").Which.Reason.Should().NotContain("mail.example");
        (await _world.RunAllAsync()).Merges.Should().Be(0, "the run over everything finds it done");
        (await _world.CustomersAsync()).Should().Equal("1 2 3");
    }

    [Fact]
    public async Task A_value_that_turns_out_to_be_everybodys_holds_nobody_together()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", phone: "07400900001"), Person("2", "Ann", "Barcal", phone: "07400900001"));
        await _world.FollowAsync();
        (await _world.CustomersAsync()).Should().Equal("1 2");

        for (var other = 0; other < 12; other++)
        {
            await _world.SendAsync(Person($"x{other}", Given[other], Syllables[other] + "wick", phone: "07400900001"));
            await _world.FollowAsync();
        }

        (await _world.CustomersAsync()).Should().HaveCount(14).And.Contain(["1", "2"]);
        (await _world.AskAsync("g.V().hasLabel('identifier').inE('identified_by').values('standing').dedup()")).Should().Equal("void");
        await _world.RunAllAsync();
        (await _world.CustomersAsync()).Should().HaveCount(14).And.Contain(["1", "2"]);
    }

    [Fact]
    public async Task A_record_that_is_said_to_be_of_another_leaves_the_customer()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", account: "A1", born: "1980-02-03"), Person("2", "Ann", "Barcal", account: "A1", born: "1980-02-03"));
        await _world.FollowAsync();
        (await _world.CustomersAsync()).Should().Equal("1 2");

        await _world.SendAsync(Person("2", "Louis", "Barcal", account: "A1", born: "2004-12-24"));
        var report = await _world.FollowAsync();

        report.Splits.Should().Be(1);
        (await _world.CustomersAsync()).Should().Equal("1", "2");
        (await _world.AskAsync("g.E().hasLabel('split_from').count()")).Should().Equal(1L);
        (await _world.AskAsync("g.V().hasLabel('identifier').has('kind', 'account').inE('identified_by').values('standing')")).Should().Equal("shared", "shared");
    }

    [Fact]
    public async Task What_a_record_that_is_gone_held_together_parts()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"), Person("2", "Ann", "Barcal", phone: "07400900001"), Person("3", "Ann", "Barcal", mail: "ann@mail.example", phone: "07400900001"));
        await _world.FollowAsync();

        await _world.AskAsync("g.V('party:crm:3').drop()");
        await _world.FollowAsync();

        (await _world.CustomersAsync()).Should().Equal("1", "2");
    }

    [Fact]
    public async Task While_the_model_does_not_answer_nothing_is_decided_and_nothing_lost()
    {
        var people = People(120, 3);
        await FrozenAsync(people);
        var some = people.Take(30).ToArray();
        await _world.SendAsync(some);
        _world.ModelAnswers = false;
        await FluentActions.Awaiting(() => _world.FollowAsync()).Should().ThrowAsync<ModelEndpointException>();
        (await _world.CustomersAsync()).Should().BeEmpty();

        _world.ModelAnswers = true;
        await _world.FollowAsync();

        (await _world.CustomersAsync()).SelectMany(customer => customer.Split(' ')).Should().HaveCount(30);
    }

    [Fact]
    public async Task A_stewards_word_holds_for_what_comes_live()
    {
        await _world.SendAsync(Person("1", "Ann", "Barcal", mail: "ann@mail.example"), Person("2", "Ann", "Barcal", mail: "ann@mail.example"));
        await _world.FollowAsync();
        await new StewardDecisions(_world.Lake, TimeProvider.System).DecideAsync("party:crm:1", "party:crm:2", StewardVerdict.Different, "sam", "twins", default);

        await _world.SendAsync(Person("2", "Ann", "Barcal", mail: "ann@mail.example", account: "A9"));
        await _world.FollowAsync();

        (await _world.CustomersAsync()).Should().Equal("1", "2");
    }

    // Everybody in one run first, so that there is a model; then an empty world that has this model.
    private async Task<Linkage.TrainedModel> FrozenAsync(List<object> people)
    {
        using var before = new ArrivalWorld();
        await before.SendAsync(people);
        await before.RunAllAsync();
        var model = (await FrozenModel.FindAsync(before.Lake, default))!;
        await FrozenModel.WriteAsync(_world.Lake, model, default);
        return model;
    }

    private static List<object> People(int count, int seed)
    {
        var random = new Random(seed);
        var people = new List<object>();
        for (var person = 0; person < count; person++)
        {
            var (given, family) = (Given[random.Next(12)], $"{Syllables[random.Next(12)]}{Syllables[random.Next(12)]}{Syllables[random.Next(12)]}");
            var (birth, phone) = ($"{random.Next(1940, 2004)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}", $"07400{random.Next(100000, 999999)}");
            var postal = $"{Syllables[person % 12][..2].ToUpperInvariant()}{person % 12 + 1} 1AA";
            for (var copy = 1 + random.Next(2) + random.Next(2); copy > 0; copy--)
            {
                people.Add(Person(
                    $"{person}-{copy}", random.Next(8) == 0 ? given[..1] : given, random.Next(5) == 0 ? family.Remove(random.Next(1, family.Length), 1) : family,
                    random.Next(4) == 0 ? null : birth, random.Next(2) == 0 ? null : $"{given}.{family}@mail.example", random.Next(3) == 0 ? null : phone, postal: postal));
            }
        }

        return people;
    }

    private static object Person(string key, string given, string family, string? born = null, string? mail = null, string? phone = null, string? account = null, string? postal = null) =>
        new { source = "crm", key, given, family, born, mail, phone, account, postal, city = postal is null ? null : "Town" };

    private static object Touchpoint(string id, string at, params (string Kind, string Value)[] identifiers) =>
        new { source = "web", id, type = "visit", at, channel = "web", identifiers = identifiers.ToDictionary(one => one.Kind, one => one.Value) };

    private async Task<IReadOnlyList<object?>> PictureAsync() => await _world.AskAsync("g.E().id().order()");

    private async Task<IEnumerable<object>> LakeAsync()
    {
        var tables = new ResolvedTables(_world.Lake);
        return [.. await ArrivalWorld.RowsAsync(tables.Customers), .. await ArrivalWorld.RowsAsync(tables.Parties), .. await ArrivalWorld.RowsAsync(tables.Identifiers), .. await ArrivalWorld.RowsAsync(tables.Events)];
    }
}
