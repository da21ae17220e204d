using System.Diagnostics;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>The real command line, as its own process, of the same build configuration as the tests.</summary>
internal static class CcjProcess
{
    private static readonly string Program = Locate();

    /// <summary>Runs a command to its end.</summary>
    public static async Task<CcjAnswer> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CcjAnswer(process.ExitCode, output, await error);
    }

    /// <summary>Runs a command and kills it, as <c>kill -9</c> does, some time after it told that it begins a step.</summary>
    /// <param name="moment">When.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>Whether it was still running.</returns>
    public static async Task<bool> KillAsync(KillMoment moment, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var seen = 0;
        while (seen < moment.Times && await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.EndsWith(moment.Step, StringComparison.Ordinal))
                seen++;
        }

        var error = process.StandardError.ReadToEndAsync();
        await Task.Delay(moment.Delay);
        var isRunning = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return isRunning;
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(Program, arguments)
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = Path.GetTempPath(),
    })!;

    private static string Locate()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, nameof(Ccj), here.Name, OperatingSystem.IsWindows() ? "ccj.exe" : "ccj");
    }
}
