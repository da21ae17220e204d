using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerJourney.Local;

namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>A workspace with the sample world in it: mappings, milestones, propensities, vocabulary, and the silos' files.</summary>
internal static class SampleWorkspace
{
    private const string Mark = "sample-world.json";

    private static string Template => Path.Combine(AppContext.BaseDirectory, "sample-world");

    /// <summary>Makes the workspace, or opens the one that holds the same world already.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="customers">Number of people.</param>
    /// <param name="seed">Decides every byte.</param>
    /// <param name="progress">Told the number of people written.</param>
    /// <param name="cancellationToken">Leaves a half-written world, which the next call writes anew.</param>
    /// <exception cref="IOException">The folder holds another world or other files.</exception>
    public static Workspace Make(string folder, int customers, int seed, Action<int> progress, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.Serialize(new { customers, seed });
        var mark = Path.Combine(folder, Mark);
        if (File.Exists(mark) && File.ReadAllText(mark) == wanted)
            return Workspace.Open(folder);
        if (File.Exists(mark) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(mark + ".new")))
            throw new IOException($"'{folder}' holds something else than this sample world ({customers:D} customers, seed {seed:D}). Name another folder with -w, or delete it.");

        Directory.CreateDirectory(folder);
        File.WriteAllText(mark + ".new", wanted);
        // The sample's identifiers may be known to anybody: a key from the seed makes two demos alike.
        var workspace = Workspace.Create(folder, SHA256.HashData(Encoding.UTF8.GetBytes($"sample world {seed:D}")));
        foreach (var file in Directory.EnumerateFiles(Template, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        SampleWorldWriter.Write(folder, customers, seed, progress, cancellationToken);
        foreach (var milestone in Directory.EnumerateFiles(workspace.Milestones, "*.milestone.json"))
            File.WriteAllText(milestone.Replace(".milestone.json", ".active", StringComparison.Ordinal), "");
        File.Move(mark + ".new", mark);
        return workspace;
    }
}
