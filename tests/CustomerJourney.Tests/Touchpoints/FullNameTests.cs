using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

public sealed class FullNameTests
{
    [Theory]
    [InlineData("Anna Smith", "Anna", "Smith")]
    [InlineData("  Anna   Maria  Smith ", "Anna Maria", "Smith")]
    [InlineData("Smith, Anna Maria", "Anna Maria", "Smith")]
    [InlineData("Dr. Anna Smith, PhD", "Anna", "Smith")]
    [InlineData("Mr John Smith Jr.", "John", "Smith")]
    [InlineData("Ludwig van Beethoven", "Ludwig", "van Beethoven")]
    [InlineData("Maria de la Cruz", "Maria", "de la Cruz")]
    [InlineData("van der Berg, Jan", "Jan", "van der Berg")]
    [InlineData("Smith", null, "Smith")]
    [InlineData("Dr", null, "Dr")]
    [InlineData("Smith,", null, "Smith")]
    [InlineData("O'Neill-Jones Áine", "O'Neill-Jones", "Áine")]
    [InlineData(",", null, null)]
    public void It_is_taken_apart(string text, string? given, string? family) => FullName.Split(text, NameOrder.ByComma).Should().Be((given, family));

    [Theory]
    [InlineData("Nagy Ferenc", "Ferenc", "Nagy")]
    [InlineData("van Dijk Anna Maria", "Anna Maria", "van Dijk")]
    [InlineData("Nagy, Ferenc", "Ferenc", "Nagy")]
    public void The_last_name_may_stand_first(string text, string? given, string? family) => FullName.Split(text, NameOrder.FamilyFirst).Should().Be((given, family));

    [Fact]
    public void With_the_first_name_first_a_comma_means_nothing() => FullName.Split("Anna, Smith", NameOrder.GivenFirst).Should().Be(("Anna", "Smith"));
}
