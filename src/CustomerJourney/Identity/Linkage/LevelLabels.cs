namespace CustomerJourney.Identity.Linkage;

/// <summary>Levels in words.</summary>
internal static class LevelLabels
{
    private static readonly string[] Name = ["", "", "faintly alike", "same initial", "alike", "same name, other form", "a slip apart", "in the other's place, alike", "in the other's place"];
    private static readonly string[] Birth = ["", "", "same year", "same day of the year", "same month", "two digits apart", "same year, day unknown", "one digit apart", "day and month swapped"];
    private static readonly string[] Code = ["", "", "", "", "two digits apart", "", "", "one digit apart", ""];
    private static readonly string[] Email = ["", "", "same common user, other domain", "alike", "one digit apart", "", "two letters apart", "same user, other domain", "one letter apart"];
    private static readonly string[] Street = ["", "", "same number", "alike", "same street, other number", "", "same street, no number", "alike, same number", "same but for the unit"];
    private static readonly string[] Place = ["", "", "", "", "", "same area", "alike", "one letter apart", ""];
    private static readonly string[] Category = ["", "", "", "", "", "a word in common", "", "", ""];
    private static readonly string[] Number = ["", "", "before, far", "before, near", "before, very near", "far", "near", "very near", "next to equal"];
    private static readonly string[] Text = ["", "", "few words in common", "some words in common", "half in common", "much in common", "most in common", "one begins the other", "one begins the other, rare words"];

    /// <summary>What a level of a comparison says; what is implied by another comparison counts as not compared.</summary>
    public static string Of(Comparison comparison, int level) => level switch
    {
        Levels.Missing => "not compared",
        Levels.Differs => "differs",
        Levels.Count - 1 => "same, rare",
        >= Levels.Exact => "same",
        _ => (comparison switch
        {
            NameComparison => Name,
            BirthComparison => Birth,
            CodeComparison => Code,
            EmailComparison => Email,
            StreetComparison => Street,
            PlaceComparison => Place,
            CategoryComparison => Category,
            NumberComparison => Number,
            _ => Text,
        })[level],
    };
}
