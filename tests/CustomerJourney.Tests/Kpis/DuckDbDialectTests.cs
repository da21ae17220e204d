using CustomerJourney.Local.Kpis;

namespace CustomerJourney.Kpis;

public sealed class DuckDbDialectTests
{
    [Theory]
    [InlineData("select :p0, ':p1', a::date, \"x:p2\" -- :p3\nwhere b = :p10", "select $p0, ':p1', a::date, \"x:p2\" -- :p3\nwhere b = $p10")]
    [InlineData("create table t (a int)\ndiststyle key distkey (a) compound sortkey (a, b)", "create table t (a int)")]
    [InlineData("create table t (a int) diststyle all", "create table t (a int)")]
    [InlineData("select listagg(step, chr(31)) within group (order by position) as journey from t", "select string_agg(step, chr(31) order by position) as journey from t")]
    public void Layout_is_left_away_parameters_are_renamed_and_lists_ordered_inside(string redshift, string duckDb) => DuckDbDialect.Of(redshift).Should().Be(duckDb);
}
