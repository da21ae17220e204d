using System.Text;
using System.Text.RegularExpressions;

namespace CustomerJourney.Local.Kpis;

/// <summary>Redshift's SQL as DuckDB takes it: how Redshift lays tables out is left away, parameters are written <c>$p0</c>, LISTAGG has its order inside.</summary>
internal static partial class DuckDbDialect
{
    /// <summary>Translates one statement; what stands in quotes or comments stays.</summary>
    public static string Of(string sql) => Parameters(Lists(Layout().IsMatch(sql) ? WithoutLayout(sql) : sql));

    private static string Lists(string sql) => List().Replace(sql, "string_agg(${what} ${order})");

    private static string WithoutLayout(string sql)
    {
        var end = sql.LastIndexOf(')');
        while (Layout().Match(sql) is { Success: true } layout)
            sql = sql.Remove(layout.Index, layout.Length);
        return end < 0 ? sql : sql.TrimEnd();
    }

    private static string Parameters(string sql)
    {
        var text = new StringBuilder(sql.Length);
        foreach (var piece in Piece().EnumerateMatches(sql))
        {
            var part = sql.AsSpan(piece.Index, piece.Length);
            if (part.Length > 2 && part[0] == ':' && part[1] == 'p')
                text.Append('$').Append(part[1..]);
            else
                text.Append(part);
        }

        return text.ToString();
    }

    /// <summary>A parameter, a cast, a quoted text or name, a comment, or one other character.</summary>
    [GeneratedRegex(@"::|:p[0-9]+\b|'(?:[^']|'')*'|""(?:[^""]|"""")*""|--[^\n]*|/\*.*?\*/|.", RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\blistagg\s*\((?<what>(?:[^()']|'[^']*'|\([^()]*\))*)\)\s*within\s+group\s*\((?<order>\s*order\s+by\s+[^()]*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex List();

    [GeneratedRegex(@"(?<=\)\s*)\b(?:(?:compound|interleaved)\s+)?(?:diststyle\s+(?:key|all|even|auto)|distkey\s*\([^)]*\)|sortkey\s*\([^)]*\)|sortkey\s+auto)", RegexOptions.IgnoreCase)]
    private static partial Regex Layout();
}
