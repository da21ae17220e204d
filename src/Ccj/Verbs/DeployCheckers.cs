using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>Runs the outside checkers, which are pinned in <c>tools/deploy-check</c>.</summary>
internal static class DeployCheckers
{
    private const string Folder = "tools/deploy-check";

    /// <summary>Installs the checkers where they are not yet, and runs them.</summary>
    /// <param name="repository">The clone to check.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">They cannot be run; the message says why.</exception>
    public static async Task<DeployReport> RunAsync(string repository, CancellationToken cancellationToken)
    {
        var checkers = Path.Combine(repository, Folder);
        if (!IsInstalled(checkers))
            await RunAsync("npm", ["ci", "--loglevel", "error"], checkers, Console.Error.WriteLine, cancellationToken);
        var lines = new List<DeployFinding>();
        await RunAsync("node", [Path.Combine(checkers, "check.mjs"), repository], repository, line => lines.Add(DeployFinding.Parse(line)), cancellationToken);
        await using var file = File.OpenRead(Path.Combine(checkers, "suppressions.json"));
        return new DeployReport(lines, await JsonSerializer.DeserializeAsync<DeploySuppression[]>(file, DeployFinding.Names, cancellationToken) ?? []);
    }

    private static bool IsInstalled(string checkers) =>
        File.GetLastWriteTimeUtc(Path.Combine(checkers, "node_modules", ".package-lock.json")) >= File.GetLastWriteTimeUtc(Path.Combine(checkers, "package-lock.json"));

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string folder, Action<string> line, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments, folder);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } text)
            line(text);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed in {Folder}; what it said is above.");
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{program} is not on this machine; the checkers need Node 20 or later.");
        }
    }
}
