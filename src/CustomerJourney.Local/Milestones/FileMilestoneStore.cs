using CustomerJourney.Milestones;

namespace CustomerJourney.Local.Milestones;

/// <summary>Milestones as files people write: <c>NAME.milestone.json</c> is the definition, <c>NAME.active</c> beside it says that changes fire it.</summary>
/// <param name="folder">Where they lie; made when something is saved.</param>
public sealed class FileMilestoneStore(string folder) : IMilestoneStore
{
    private const string Ending = ".milestone.json";

    /// <inheritdoc/>
    public Task SaveAsync(CompiledMilestone milestone, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Directory.CreateDirectory(folder);
        var file = PathOf(milestone.Definition.Name);
        // A file that says the same is left as its author wrote it, comments and all.
        if (!File.Exists(file) || MilestoneFile.Write(Read(file)) != MilestoneFile.Write(milestone.Definition))
        {
            File.WriteAllText(file + ".new", MilestoneFile.Write(milestone.Definition) + "\n");
            File.Move(file + ".new", file, overwrite: true);
        }

        if (milestone.IsActive)
            File.WriteAllText(ActiveMark(milestone.Definition.Name), "");
        else
            File.Delete(ActiveMark(milestone.Definition.Name));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">The file is wrong; the message names file and place.</exception>
    public Task<CompiledMilestone?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(name)) ? Compiled(PathOf(name)) : null);

    /// <inheritdoc/>
    /// <exception cref="FormatException">A file is wrong; the message names file and place.</exception>
    public Task<IReadOnlyList<CompiledMilestone>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<CompiledMilestone> all = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Select(Compiled).OrderBy(one => one.Definition.Name, StringComparer.Ordinal)]
            : [];
        return Task.FromResult(all);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(name));
        File.Delete(ActiveMark(name));
        return Task.CompletedTask;
    }

    private CompiledMilestone Compiled(string file)
    {
        var definition = Read(file);
        return CompiledMilestone.Of(definition, File.Exists(ActiveMark(definition.Name)));
    }

    private static MilestoneDefinition Read(string file)
    {
        try
        {
            var definition = MilestoneFile.Parse(File.ReadAllText(file));
            var name = Path.GetFileName(file)[..^Ending.Length];
            return definition.Name == name ? definition : throw new FormatException($"$.name: is \"{definition.Name}\", but the file is named {name}{Ending}; they must agree.");
        }
        catch (FormatException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, Safe(name) + Ending);

    private string ActiveMark(string name) => Path.Combine(folder, Safe(name) + ".active");

    /// <summary>Names come from URLs too: none may leave the folder.</summary>
    private static string Safe(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? name
            : throw new ArgumentException("A milestone's name has only lower-case letters, digits and hyphens.", nameof(name));
}
