using CustomerJourney.Kpis;

namespace CustomerJourney.Aws.Kpis;

/// <summary>The statements that make a table's rows those of Parquet files: COPY to a staging table, MERGE on the keys.</summary>
internal static class RedshiftMerge
{
    private const string Staging = "lake_staging";

    public static IReadOnlyList<SqlText> Of(string table, IReadOnlyList<string> keyColumns, IReadOnlyList<string> addresses, string roleArn)
    {
        var target = SqlText.Name(table).Text;
        var staging = SqlText.Name(Staging).Text;
        var same = string.Join(" AND ", keyColumns.Select(key => $"{target}.{SqlText.Name(key).Text} = {staging}.{SqlText.Name(key).Text}"));
        var script = new List<string> { $"CREATE TEMP TABLE {staging} (LIKE {target})" };
        foreach (var address in addresses)
        {
            script.Add($"DELETE FROM {staging}"); // TRUNCATE would end the transaction
            script.Add($"COPY {staging} FROM {Quoted(address)} IAM_ROLE {Quoted(roleArn)} FORMAT AS PARQUET");
            script.Add("SELECT pg_last_copy_count()");
            script.Add($"MERGE INTO {target} USING {staging} ON {same} REMOVE DUPLICATES");
        }

        script.Add($"DROP TABLE {staging}");
        return [.. script.Select(SqlText.Written)];
    }

    // COPY takes no parameters; Redshift reads a backslash in quoted text as an escape.
    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
