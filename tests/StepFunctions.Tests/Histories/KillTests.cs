using System.Diagnostics;
using System.Globalization;

namespace StepFunctions.Histories;

/// <summary>Runners killed at random moments; whoever comes after goes on with what they left.</summary>
public sealed class KillTests
{
    private const int Pace = 40;

    [Fact]
    public Task A_killed_runner_goes_on_to_the_same_end() => KillAsync(kills: 4, seed: 11);

    [Fact]
    [Trait("Category", "Long")]
    public Task Two_hundred_kills_change_no_end() => KillAsync(kills: 200, seed: 5);

    private static async Task KillAsync(int kills, int seed)
    {
        var expected = await UndisturbedAsync();
        var random = new Random(seed);
        var killed = 0;
        while (killed < kills)
        {
            using var folder = new TemporaryFolder();
            while (!File.Exists(Path.Combine(folder.Path, "result.json")))
            {
                if (await RunAsync(folder.Path, killed < kills ? random.Next(150, 2500) : null))
                    killed++;
            }

            (await ResultAsync(folder.Path)).Should().Be(expected.Result);
            Effects(folder.Path).Should().BeEquivalentTo(expected.Effects);
        }
    }

    private static async Task<(string Result, IReadOnlyList<string> Effects)> UndisturbedAsync()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, null);
        return (await ResultAsync(folder.Path), Effects(folder.Path));
    }

    private static Task<string> ResultAsync(string folder) => File.ReadAllTextAsync(Path.Combine(folder, "result.json"));

    /// <summary>How many different effects each state had; a repeated one has the same key and counts once.</summary>
    private static IReadOnlyList<string> Effects(string folder) =>
        [.. File.ReadAllLines(Path.Combine(folder, "effects.txt")).Distinct().GroupBy(line => line.Split(' ')[0])
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}")).Order(StringComparer.Ordinal)];

    /// <summary>Runs the process to its end, or kills it after some milliseconds; true when it was killed.</summary>
    private static async Task<bool> RunAsync(string folder, int? killAfter)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillVictim).Assembly.Location, folder, Pace.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(killAfter ?? 120_000));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            process.ExitCode.Should().Be(0, await errors);
            return false;
        }
        catch (OperationCanceledException)
        {
            killAfter.Should().NotBeNull("an undisturbed run ends by itself");
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            return true;
        }
    }
}
