using CsCheck;

namespace CustomerJourney.Propensity;

public sealed class StratifiedFoldsTests
{
    [Fact]
    public void A_customer_never_stands_in_two_folds() =>
        Gen.Select(Gen.Int[0, 15], Gen.Bool).Array[1, 80].Sample(rows =>
        {
            string[] ids = [.. rows.Select(row => $"c{row.Item1}")];
            var folds = StratifiedFolds.Deal(ids, [.. rows.Select(row => row.Item2)], 5, 1);
            ids.Zip(folds).Distinct().GroupBy(pair => pair.First).Should().OnlyContain(group => group.Count() == 1);
        });

    [Fact]
    public void Each_fold_has_its_part_of_the_positives_give_or_take_one()
    {
        string[] ids = [.. Enumerable.Range(0, 103).Select(row => $"c{row}")];
        bool[] labels = [.. Enumerable.Range(0, 103).Select(row => row % 4 == 0)];
        var folds = StratifiedFolds.Deal(ids, labels, 5, 7);
        var positives = Enumerable.Range(0, 5).Select(fold => Enumerable.Range(0, 103).Count(row => folds[row] == fold && labels[row])).ToList();
        (positives.Max() - positives.Min()).Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Folds_do_not_depend_on_the_order_of_rows_but_on_the_seed()
    {
        string[] ids = [.. Enumerable.Range(0, 40).Select(row => $"c{row}")];
        bool[] labels = [.. ids.Select((_, row) => row < 10)];
        var folds = StratifiedFolds.Deal(ids, labels, 4, 3);
        StratifiedFolds.Deal([.. ids.Reverse()], [.. labels.Reverse()], 4, 3).Reverse().Should().Equal(folds);
        StratifiedFolds.Deal(ids, labels, 4, 4).Should().NotEqual(folds);
    }
}
