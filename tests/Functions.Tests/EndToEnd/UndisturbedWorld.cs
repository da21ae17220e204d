using CustomerJourney.Ccj.SampleWorld;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A small sample world that went through the flow in peace, made once.</summary>
public sealed class UndisturbedWorld : IAsyncLifetime
{
    private const int Customers = 120;
    private const int Seed = 7;
    private const string OnePropensity = "churn";

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-worlds-").FullName;

    internal WorldResult Result { get; private set; } = null!;

    internal string Workspace => Folder("undisturbed");

    private string Made => Folder("made");

    public async Task InitializeAsync()
    {
        SampleWorkspace.Make(Made, Customers, Seed, _ => { }, default);
        // One model of the three is enough to be cut off in its training, and takes a third of the time.
        foreach (var file in Directory.GetFiles(Path.Combine(Made, "propensities")).Where(file => !Path.GetFileName(file).StartsWith(OnePropensity, StringComparison.Ordinal)))
            File.Delete(file);
        Copy("undisturbed");
        (await CcjProcess.RunAsync("run", "-w", Workspace)).MustSucceed();
        Result = await WorldResult.OfAsync(Workspace);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal string Folder(string name) => Path.Combine(_root, name);

    /// <summary>The world as it is before any run, in a folder of its own.</summary>
    internal string Copy(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Made, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder(name), Path.GetRelativePath(Made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Folder(name);
    }
}
