namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A small sample world that went through the flow in peace, made once.</summary>
public sealed class UndisturbedWorld : IAsyncLifetime
{
    private const string Customers = "120";
    private const string Mark = "sample-world.json";

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-worlds-").FullName;

    internal WorldResult Result { get; private set; } = null!;

    internal string Workspace => Folder("undisturbed");

    public async Task InitializeAsync()
    {
        (await CcjProcess.RunAsync(Demo(Workspace))).MustSucceed();
        Result = await WorldResult.OfAsync(Workspace);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal static string[] Demo(string workspace) => ["demo", "--customers", Customers, "--no-serve", "-w", workspace];

    /// <summary>The command that goes on with a world: what was cut off while it was made is made again, all else is a run.</summary>
    internal static string[] Next(string workspace) => File.Exists(Path.Combine(workspace, Mark)) ? ["run", "-w", workspace] : Demo(workspace);

    internal string Folder(string name) => Path.Combine(_root, name);
}
