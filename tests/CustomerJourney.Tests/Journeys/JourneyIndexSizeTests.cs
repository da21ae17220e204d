namespace CustomerJourney.Journeys;

public sealed class JourneyIndexSizeTests
{
    [Fact]
    public void A_log_fits_as_long_as_building_fits_in_memory()
    {
        JourneyIndexSize.Fits(10_000_000, 1_000_000_000).Should().BeTrue();
        JourneyIndexSize.Fits(10_000_001, 1_000_000_000).Should().BeFalse();
        JourneyIndexSize.Fits(int.MaxValue, long.MaxValue).Should().BeFalse();
    }
}
