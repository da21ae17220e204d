namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A run that is killed loses nothing and doubles nothing: the next one ends as if there had been no kill.</summary>
public sealed class KilledRunTests(UndisturbedWorld undisturbed) : IClassFixture<UndisturbedWorld>
{
    private const int FirstLongSeed = 2;
    private const int LongSeeds = 20;

    public static TheoryData<int> Seeds { get; } = [0, 1];

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
        var workspace = undisturbed.Folder("delivered-twice");
        (await CcjProcess.RunAsync(UndisturbedWorld.Demo(workspace))).MustSucceed();
        foreach (var file in Directory.GetFiles(Path.Combine(workspace, "raw"), "*", SearchOption.AllDirectories))
            File.Copy(file, Renamed(file));

        (await CcjProcess.RunAsync("run", "-w", workspace)).MustSucceed();

        (await WorldResult.OfAsync(workspace)).MustEqual(undisturbed.Result);
    }

    // Globs of the sample world end in -*.ENDING: the copy's name must still match.
    private static string Renamed(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Path.Combine(Path.GetDirectoryName(file)!, $"{name[..dot]}-again{name[dot..]}");
    }

    private async Task KillAndRunAsync(int seed)
    {
        var workspace = undisturbed.Folder($"killed-{seed}");
        var moment = KillMoment.Of(seed);
        await CcjProcess.KillAsync(moment, UndisturbedWorld.Demo(workspace));

        (await CcjProcess.RunAsync(UndisturbedWorld.Next(workspace))).MustSucceed();

        (await WorldResult.OfAsync(workspace)).MustEqual(undisturbed.Result);
        Directory.Delete(workspace, recursive: true);
    }
}
