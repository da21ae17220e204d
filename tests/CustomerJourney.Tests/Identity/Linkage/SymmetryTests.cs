namespace CustomerJourney.Identity.Linkage;

/// <summary>A live index compares the new record with the old one, a batch the smaller with the larger.</summary>
public sealed class SymmetryTests
{
    [Fact]
    public void Two_records_compare_alike_whichever_is_the_first()
    {
        var records = WidePopulation.Of(150, 71);
        var random = new Random(71);
        foreach (var values in records.Values.Where(_ => random.Next(3) == 0))
            (values["first_name"], values["last_name"]) = (values["last_name"], values["first_name"]);
        var features = FeatureBuilder.Build(WidePopulation.Table(records), WidePopulation.Model, linksTwoSources: false);
        var (forth, back) = (new LevelCache(), new LevelCache());

        for (var a = 0; a < features.Count; a++)
        {
            for (var b = a + 1; b < features.Count; b++)
            {
                if (features.PatternOf(a, b, forth) != features.PatternOf(b, a, back))
                    Assert.Fail($"{records.ElementAt(a).Key} and {records.ElementAt(b).Key} compare otherwise the other way round");
            }
        }
    }
}
