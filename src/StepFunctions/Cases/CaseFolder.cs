namespace StepFunctions.Cases;

/// <summary>Runs a folder of conformance cases, one JSON file each, with simulated time.</summary>
/// <remarks>
/// A case: <c>{name, area, definition?, runs:[{input, definition?, mocks?, …}]}</c>; mocks: <c>{StateName: [{when?, steps: [{return}|{throw: {Error, Cause}}|{echo: true}]}]}</c>.
/// An answer: <c>{name, run, status, output?|error?, cause?, attempts, waits, retryWaits}</c>, status <c>REFUSED</c> for a machine that is refused at load.
/// </remarks>
public static class CaseFolder
{
    /// <summary>Runs every run of every case, by file name, and gives each answer as one line of JSON.</summary>
    /// <param name="folder">Where the <c>*.json</c> files are.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <exception cref="InvalidDataException">A file is no case.</exception>
    public static async IAsyncEnumerable<string> RunAsync(string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var run in Read(file))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Json.Text(await run.AnswerAsync());
            }
        }
    }

    private static CaseRun[] Read(string file)
    {
        try
        {
            var source = Json.Parse(File.ReadAllBytes(file));
            var name = source.GetProperty("name").GetString()!;
            return [.. source.GetProperty("runs").EnumerateArray().Select((run, number) => new CaseRun(name, number, Definition(source, run), run))];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)} is no case: {wrong.Message}", wrong);
        }
    }

    private static string Definition(JsonElement source, JsonElement run) =>
        (run.TryGetProperty("definition", out var own) ? own : source.GetProperty("definition")).GetRawText();
}
