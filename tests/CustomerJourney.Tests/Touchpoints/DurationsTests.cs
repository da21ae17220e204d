namespace CustomerJourney.Touchpoints;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("12h", 43200)]
    [InlineData("30d", 2592000)]
    [InlineData("0s", 0)]
    public void A_number_with_a_unit_is_a_duration(string text, long seconds) => Durations.Parse(text).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("-1d")]
    [InlineData("1w")]
    [InlineData("99999999999999999999d")]
    [InlineData("99999999999d")]
    public void Anything_else_is_refused(string text) => Durations.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("90s")]
    [InlineData("36h")]
    [InlineData("30d")]
    public void A_duration_is_written_as_it_was_read(string text) => Durations.Write(Durations.Parse(text)).Should().Be(text);
}
