namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A run that is killed loses nothing and doubles nothing: the next one ends as if there had been no kill.</summary>
public sealed class KilledRunTests(UndisturbedWorld undisturbed) : IClassFixture<UndisturbedWorld>
{
    private const int FirstLongSeed = 2;
    private const int LongSeeds = 20;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(0, FirstLongSeed)];

    public static TheoryData<int> ManySeeds { get; } = [.. Enumerable.Range(FirstLongSeed, LongSeeds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task The_run_after_a_kill_ends_as_an_undisturbed_one(int seed) => KillAndRunAsync(seed);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManySeeds))]
    public Task The_run_after_a_kill_at_any_step_ends_as_an_undisturbed_one(int seed) => KillAndRunAsync(seed);

    [Fact]
    public async Task A_second_delivery_under_other_names_changes_nothing()
    {
        var workspace = undisturbed.Copy("delivered-twice");
        foreach (var file in Directory.GetFiles(Path.Combine(workspace, "raw"), "*", SearchOption.AllDirectories))
            File.Copy(file, Renamed(file));

        (await CcjProcess.RunAsync("run", "-w", workspace)).MustSucceed();

        (await WorldResult.OfAsync(workspace)).MustEqual(undisturbed.Result);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_demo_that_is_killed_while_it_makes_its_world_is_made_again()
    {
        string[] demo = ["demo", "--customers", "400", "--no-serve", "-w", undisturbed.Folder("demo")];
        await CcjProcess.KillAsync(new KillMoment("the start", 0, TimeSpan.FromMilliseconds(600)), demo);

        (await CcjProcess.RunAsync(demo)).MustSucceed();
    }

    // Globs of the sample world end in -*.ENDING: the copy's name must still match, and come after the first.
    private static string Renamed(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Path.Combine(Path.GetDirectoryName(file)!, $"{name[..dot]}~again{name[dot..]}");
    }

    private async Task KillAndRunAsync(int seed)
    {
        var workspace = undisturbed.Copy($"killed-{seed}");
        var moment = KillMoment.Of(seed);
        await CcjProcess.KillAsync(moment, "run", "-w", workspace);

        (await CcjProcess.RunAsync("run", "-w", workspace)).MustSucceed();

        (await WorldResult.OfAsync(workspace)).MustEqual(undisturbed.Result);
        Directory.Delete(workspace, recursive: true);
    }
}
