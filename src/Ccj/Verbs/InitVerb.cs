using System.CommandLine;
using CustomerJourney.Local;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>init</c>: a new workspace with a commented example that works.</summary>
internal static class InitVerb
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "The workspace's folder; made if need be." };
    private static readonly Option<bool> Empty = new("--empty") { Description = "Without the example." };

    private static string Example => Path.Combine(AppContext.BaseDirectory, "example");

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("init", """
            Makes a workspace with three example sources: mappings with comments, and a few rows for each.

            Example:
              ccj init ./workspace
              ccj sources check -w ./workspace
            """) { Folder, Empty };
        command.SetAction(parsed => SourcesVerb.Guarded(() => Run(parsed.GetValue(Folder)!, parsed.GetValue(Empty))));
        return command;
    }

    private static int Run(string folder, bool isEmpty)
    {
        var workspace = Workspace.Create(folder);
        var made = new List<string>();
        Directory.CreateDirectory(Path.Combine(workspace.Lake, "raw"));
        foreach (var file in Directory.EnumerateFiles(Example, "*", SearchOption.AllDirectories).Where(file => !isEmpty || file.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            Copy(file, workspace.Root, made);
        if (!isEmpty && !File.Exists(workspace.Vocabulary))
        {
            File.WriteAllText(workspace.Vocabulary, VocabularyFile.Write(VocabularyHints.Propose(["billing_call", "fault_call", "cancel_call", "complaint", "call", "login", "view_bill", "order"])));
            made.Add("vocabulary.json");
        }

        Console.Out.WriteLine($"Workspace {workspace.Root}");
        foreach (var file in made)
            Console.Out.WriteLine($"  {file}");
        Console.Out.WriteLine($"Put your files below {Path.Combine(folder, "raw")}, say in sources/NAME.source.json what they mean, then: ccj sources check -w {folder}");
        return 0;
    }

    // What somebody wrote stays as it is.
    private static void Copy(string file, string root, List<string> made)
    {
        var name = Path.GetRelativePath(Example, file);
        var target = Path.Combine(root, name);
        if (File.Exists(target))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
        made.Add(name);
    }
}
