namespace CustomerJourney.Touchpoints;

/// <summary>What belonged to people who were forgotten, so that no later delivery brings them back.</summary>
/// <remarks>Identifiers' ids are keyed hashes and stand as they are; ids of parties and customers may hold a source's key, so their keyed hash stands.</remarks>
public sealed class Forgotten
{
    private const string Kind = "forgotten";
    private readonly HashSet<string> _keys;
    private readonly IdentifierKey? _key;

    private Forgotten(HashSet<string> keys, IdentifierKey? key) => (_keys, _key) = (keys, key);

    /// <summary>Nobody was forgotten.</summary>
    public static Forgotten Nobody { get; } = new([], null);

    /// <summary>Whether nobody was forgotten.</summary>
    public bool IsEmpty => _keys.Count == 0;

    /// <summary>The table.</summary>
    public static LakeTable<ForgottenRow> TableOf(IObjectLake lake) => new(lake, "curated/forgotten", "key");

    /// <summary>The row of an id.</summary>
    public static ForgottenRow RowOf(string id, IdentifierKey key, DateTimeOffset at) => new(KeyOf(id, key), at);

    /// <summary>A list of these rows alone.</summary>
    public static Forgotten Of(IEnumerable<ForgottenRow> rows, IdentifierKey key) => Of(rows.Select(row => row.Key), key);

    /// <summary>A list of the rows with these keys, each a <see cref="ForgottenRow.Key"/>.</summary>
    public static Forgotten Of(IEnumerable<string> keys, IdentifierKey key) => new(keys.ToHashSet(StringComparer.Ordinal), key);

    /// <summary>Reads the list.</summary>
    public static async Task<Forgotten> ReadAsync(IObjectLake lake, IdentifierKey key, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in TableOf(lake).ReadAsync(cancellationToken))
            keys.Add(row.Key);
        return keys.Count == 0 ? Nobody : new Forgotten(keys, key);
    }

    /// <summary>Whether an id of an identifier, a touchpoint, a party record or a customer is on the list.</summary>
    public bool Holds(string id) => _key is not null && _keys.Contains(KeyOf(id, _key));

    private static string KeyOf(string id, IdentifierKey key)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(key);
        return id.StartsWith("identifier:", StringComparison.Ordinal) || id.StartsWith("touchpoint:", StringComparison.Ordinal) ? id : key.IdOf(new Identifier(Kind, id)).Value;
    }
}
