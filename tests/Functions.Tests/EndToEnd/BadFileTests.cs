using System.Text.Json;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>Files of every bad kind beside a good one: each is taken as far as it can be, the counts add up, and what cannot be read is told in a paragraph.</summary>
public sealed class BadFileTests(BadFilesRun run) : IClassFixture<BadFilesRun>
{
    public static TheoryData<string> Names { get; } = [.. BadFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_taken_as_far_as_it_can_be(string name)
    {
        var file = BadFile.All[name];
        if (file.Told is { } told)
        {
            run.Batches.Should().NotContainKey(name);
            run.Answer.Error.Should().MatchRegex($"raw/{name} was not taken: [^\n]*{told}");
            return;
        }

        var counts = run.Batches[name].Counts;
        (counts.Curated, counts.Quarantined).Should().Be((file.Curated, file.Quarantined));
        counts.Read.Should().Be(counts.Curated + counts.Quarantined + counts.Filtered);
        run.Answer.Error.Should().NotContain($"raw/{name} ", "nothing is wrong with the file as a whole");
    }

    [Fact]
    public void A_gzip_that_is_cut_off_is_taken_up_to_there_and_told()
    {
        var batch = run.Batches[BadFilesRun.CutGzip];
        batch.Counts.Curated.Should().BePositive();
        batch.Counts.Read.Should().Be(batch.Counts.Curated + batch.Counts.Quarantined);
        run.Answer.Error.Should().Contain($"raw/{BadFilesRun.CutGzip} was not read to its end");
    }

    [Fact]
    public void A_glob_that_matches_nothing_is_told() => run.Answer.Error.Should().Contain("sources/nothing.source.json: no file below raw/ matches nothing/*");

    [Fact]
    public void The_exit_code_says_that_the_data_is_wrong_and_nobody_sees_a_stack_trace()
    {
        run.Answer.ExitCode.Should().Be(1);
        (run.Answer.Error + run.Answer.Output).Should().NotContain(" at CustomerJourney").And.NotContain("stackTrace").And.NotContain("This should not have happened");
        run.Answer.Error.Should().NotContainAny([.. Enumerable.Range(0, 32).Where(letter => letter is not '\n' and not '\r').Select(letter => ((char)letter).ToString())]);
        using var output = JsonDocument.Parse(run.Answer.Output);
        output.RootElement.GetProperty("identity").GetProperty("touchpoints").GetInt64().Should().BePositive("the flow goes on without them");
    }
}
