namespace CustomerJourney.Propensity;

public sealed class LabelledTableReaderTests
{
    private const string Csv = """
        id,age,plan,since,spend,left
        a,30,basic,2024-01-01,10.5,yes
        b,,"gold, old",2024-01-03, ,no
        c,41,basic,2024-01-02,7,no
        """;

    [Fact]
    public void Numbers_dates_categories_and_blanks_are_told_apart()
    {
        var table = Read(Csv);
        table.Labels.Should().Equal(true, false, false);
        table.Features.Ids.Should().Equal("a", "b", "c");
        Numbers(table, "age").Should().Equal(30, float.NaN, 41);
        Numbers(table, "spend").Should().Equal(10.5f, float.NaN, 7);
        (Numbers(table, "since")[1] - Numbers(table, "since")[0]).Should().Be(2);
        table.Features.Columns.OfType<CategoryColumn>().Single().Levels.Should().Equal("basic", "gold, old");
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_and_counted() =>
        Read(Csv + "\nd,1,basic,2024-01-01,1,").Notes.Should().ContainSingle(note => note.StartsWith("1 of 4 rows", StringComparison.Ordinal));

    [Fact]
    public void A_column_that_is_the_same_in_every_row_is_left_out() =>
        Read("id,same,n,left\na,1,2,yes\nb,1,3,no").Notes.Should().ContainSingle(note => note.Contains("'same'"));

    [Fact]
    public void A_text_that_names_rows_is_no_category()
    {
        var rows = Enumerable.Range(0, 200).Select(row => $"{row},name {row},{row % 7},{(row % 3 == 0 ? "yes" : "no")}");
        var table = Read("id,name,n,left\n" + string.Join('\n', rows));
        table.Features.Columns.Select(column => column.Name).Should().Equal("n");
    }

    [Theory]
    [InlineData("churned", "id", null, "*no column 'churned'*id, age, plan*")]
    [InlineData("left", "key", null, "*no column 'key'*")]
    [InlineData("plan", "id", null, "*which value of 'plan' means yes*--positive*")]
    [InlineData("plan", "id", "silver", "*never 'silver'*'basic'*")]
    public void A_question_that_cannot_be_answered_says_what_to_do(string label, string id, string? positive, string message) =>
        FluentActions.Invoking(() => Read(Csv, label, id, positive)).Should().Throw<PropensityException>().WithMessage(message);

    [Fact]
    public void A_row_with_too_few_fields_is_named() =>
        FluentActions.Invoking(() => Read("id,n,left\na,1,yes\nb,2")).Should().Throw<PropensityException>().WithMessage("Row 3 has 2 fields*");

    private static float[] Numbers(LabelledTable table, string name) =>
        table.Features.Columns.OfType<NumericColumn>().Single(column => column.Name == name).Values;

    private static LabelledTable Read(string csv, string label = "left", string id = "id", string? positive = null) =>
        LabelledTableReader.Read(new StringReader(csv), new LabelledTableOptions(label, id, positive));
}
