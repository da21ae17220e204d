using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>What people wrote about propensities.</summary>
/// <param name="Definitions">The propensities, by name.</param>
/// <param name="Vocabulary">Roles of the types.</param>
/// <param name="Fingerprint">Hash of the texts: other texts, another fingerprint.</param>
public sealed record PropensitySettings(IReadOnlyList<PropensityDefinition> Definitions, Vocabulary Vocabulary, string Fingerprint)
{
    private const string VocabularyKey = "vocabulary.json";
    private const string Folder = "propensities/";
    private const string Ending = ".propensity.json";

    /// <summary>Reads them from the lake: <c>vocabulary.json</c> and <c>propensities/NAME.propensity.json</c>.</summary>
    /// <exception cref="FormatException">What is wrong, with the file's name.</exception>
    public static async Task<PropensitySettings> ReadAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        var vocabulary = await lake.FindAsync(VocabularyKey, cancellationToken) is null ? null : await TextAsync(lake, VocabularyKey, cancellationToken);
        var definitions = new List<(string, string)>();
        await foreach (var found in lake.ListAsync(Folder, cancellationToken))
        {
            if (found.Key.EndsWith(Ending, StringComparison.Ordinal))
                definitions.Add((found.Key, await TextAsync(lake, found.Key, cancellationToken)));
        }

        return Parse(vocabulary, definitions);
    }

    /// <summary>Reads <c>vocabulary.json</c> and the definitions.</summary>
    /// <param name="vocabularyJson">Text of the vocabulary; null when there is none.</param>
    /// <param name="definitions">Name and text of each <c>*.propensity.json</c>.</param>
    /// <exception cref="FormatException">What is wrong, with the file's name.</exception>
    public static PropensitySettings Parse(string? vocabularyJson, IEnumerable<(string File, string Json)> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        var vocabulary = vocabularyJson is null ? Vocabulary.Empty : Named("vocabulary.json", () => VocabularyFile.Parse(vocabularyJson));
        var files = definitions.OrderBy(file => file.File, StringComparer.Ordinal).ToList();
        var read = files.Select(file => Named(file.File, () => PropensityFile.Parse(file.Json, vocabulary))).OrderBy(definition => definition.Name, StringComparer.Ordinal);
        return new PropensitySettings([.. read], vocabulary, Fingerprints.Of([vocabularyJson ?? "", .. files.SelectMany(file => new[] { file.File, file.Json })]));
    }

    /// <summary>One definition by name.</summary>
    /// <exception cref="PropensityException">There is none; the message lists those there are.</exception>
    public PropensityDefinition Find(string name) =>
        Definitions.FirstOrDefault(definition => definition.Name == name)
        ?? throw new PropensityException(Definitions.Count == 0 ? $"There is no propensity '{name}': propensities/ holds no definition." : $"There is no propensity '{name}'. There are: {string.Join(", ", Definitions.Select(definition => definition.Name))}.");

    private static async Task<string> TextAsync(IObjectLake lake, string key, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(await lake.OpenReadAsync(key, cancellationToken));
        return await text.ReadToEndAsync(cancellationToken);
    }

    private static T Named<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }
    }
}
