using System.Diagnostics;
using System.IO.Compression;

namespace CustomerJourney.Benchmarks;

/// <summary>Publishes the functions as for Lambda, with stand-ins by name, and beside them the loop that stands for the runtime.</summary>
internal static class Publishing
{
    public static string FolderOf(string repository, string name) => Path.Combine(repository, "artifacts", "cold-start", name);

    public static async Task<string> PublishAsync(string repository, string name, bool isReadyToRun)
    {
        var folder = FolderOf(repository, name);
        var loop = Path.Combine(repository, "artifacts", "cold-start", "loop");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await DotnetAsync(repository, "publish", "functions", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:AwsPackages=standins", $"-p:PublishReadyToRun={isReadyToRun}", "-o", folder);
        // The loop is precompiled in both, as Lambda's own runtime is.
        await DotnetAsync(repository, "publish", "benchmarks/RuntimeLoop", "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:AwsPackages=standins", "-p:PublishReadyToRun=true", "-o", loop);
        foreach (var needed in (string[])["CustomerJourney.Functions.deps.json", "CustomerJourney.Functions.runtimeconfig.json", "CustomerJourney.Functions.dll", "NOT-DEPLOYABLE.txt"])
        {
            if (!File.Exists(Path.Combine(folder, needed)))
                throw new FileNotFoundException($"The publish lacks {needed} at its root.");
        }

        return folder;
    }

    /// <summary>Size as sam would upload it.</summary>
    public static long ZippedBytes(string folder)
    {
        var zip = folder + ".zip";
        File.Delete(zip);
        ZipFile.CreateFromDirectory(folder, zip, CompressionLevel.Optimal, includeBaseDirectory: false);
        return new FileInfo(zip).Length;
    }

    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "quiet"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{said}");
    }
}
