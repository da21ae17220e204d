using System.Text.RegularExpressions;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

/// <summary>The KPIs there are, and how they are asked.</summary>
public static partial class KpiCatalog
{
    private const string Everybody = "*"; // the Data API takes neither null nor empty parameters
    private static readonly DateTimeOffset Earliest = new(1, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<KpiDefinition> All { get; } = [.. SqlFile.In("Sql").Select(file => Parse(file.Name, file.Text))];

    /// <summary>One by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name; the message lists those there are.</exception>
    public static KpiDefinition Find(string name) =>
        All.FirstOrDefault(kpi => kpi.Name == name)
        ?? throw new KeyNotFoundException($"There is no KPI '{name}'. There are: {string.Join(", ", All.Select(kpi => kpi.Name))}.");

    /// <summary>The query with its values as parameters.</summary>
    public static SqlText Query(KpiDefinition kpi, KpiQuestion question, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var values = new List<object?>();
        var placed = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = Parameter().Replace(Code(kpi.Sql), match =>
        {
            var name = match.Groups[1].Value;
            if (!placed.TryGetValue(name, out var place))
            {
                placed[name] = place = $":p{values.Count}";
                values.Add(Value(name, question, vocabulary));
            }

            return place;
        });
        return new SqlText(text, values);
    }

    /// <summary>Asks the warehouse.</summary>
    /// <exception cref="WarehouseException">The warehouse refused.</exception>
    public static async Task<KpiAnswer> AskAsync(IWarehouse warehouse, KpiDefinition kpi, KpiQuestion question, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var rows = await warehouse.QueryAsync(Query(kpi, question, vocabulary), cancellationToken);
        return new KpiAnswer(kpi, rows, [.. kpi.Roles.Where(role => !vocabulary.HasRole(role))]);
    }

    private static object Value(string name, KpiQuestion question, Vocabulary vocabulary) => name switch
    {
        "from_at" => question.From ?? Earliest,
        "to_at" => question.To ?? Latest,
        "segment" => question.Segment ?? Everybody,
        "survey_attribute" => vocabulary.Survey.Attribute,
        "survey_max" => vocabulary.Survey.Max,
        _ => throw new InvalidOperationException($"A KPI asks for the unknown parameter '{name}'."),
    };

    private static KpiDefinition Parse(string name, string sql)
    {
        var header = HeaderLine().Matches(sql).ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value.Trim(), StringComparer.Ordinal);
        string Told(string key) => header.TryGetValue(key, out var text) && text.Length > 0 ? text : throw new InvalidOperationException($"{name}.sql: the header lacks '-- {key}: …'.");
        string[] roles = Told("roles") is "none" ? [] : Told("roles").Split(',', StringSplitOptions.TrimEntries);
        return new KpiDefinition(name, Told("title"), Told("definition"), Told("grain"), Told("value"), Told("unit"), Told("numerator"), Told("denominator"), roles, sql);
    }

    /// <summary>Without header and final semicolon.</summary>
    private static string Code(string sql) => HeaderLine().Replace(sql, "").Trim().TrimEnd(';');

    [GeneratedRegex(@"^-- (\w+): (.*)$\n?", RegexOptions.Multiline)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"(?<!:):([a-z][a-z_]*)")]
    private static partial Regex Parameter();
}
