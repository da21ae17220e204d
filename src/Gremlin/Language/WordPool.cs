using System.Collections.Frozen;

namespace Gremlin.Language;

/// <summary>The language's own words as strings that exist once, so that reading a text does not make them anew.</summary>
internal static class WordPool
{
    private static readonly FrozenDictionary<string, string> Words = Names.Steps.Concat(Names.Predicates).Concat(Names.SourceSettings).Concat(Names.Terminals)
        .Concat(["g", "__", "P", "TextP", "T", "true", "false", "null", "asc", "desc", "local", "keys", "single", "datetime"]).Distinct().ToFrozenDictionary(word => word);

    public static string Intern(ReadOnlySpan<char> word) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known) ? known : word.ToString();
}
