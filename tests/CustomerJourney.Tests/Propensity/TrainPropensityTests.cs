using CustomerJourney.ModelServer.LightGbm;

namespace CustomerJourney.Propensity;

public sealed class TrainPropensityTests
{
    private static readonly TrainingOptions Quick = TrainingOptions.Default with { Forest = new ForestOptions(Trees: 60, LearningRate: 0.1), LeavesPerTree = [6], Folds = 3 };

    [Fact]
    public void What_drives_the_label_is_found_and_named_first()
    {
        var evaluation = EvaluatePropensity.Run(World(1500, Driven), 3, LightGbmTrees.Fit, Quick, null, default);
        evaluation.Pooled.RocAuc.Should().BeGreaterThan(0.8);
        evaluation.Pooled.CalibrationError.Should().BeLessThan(0.05);
        evaluation.Weights.Take(2).Select(weight => weight.Feature).Should().BeEquivalentTo("calls", "plan");
        evaluation.Notes.Should().BeEmpty();
    }

    [Fact]
    public void Labels_that_depend_on_nothing_cannot_be_told()
    {
        var evaluation = EvaluatePropensity.Run(World(1500, (_, _, random) => random.NextDouble() < 0.3), 3, LightGbmTrees.Fit, Quick, null, default);
        evaluation.Pooled.RocAuc.Should().BeInRange(0.43, 0.57);
    }

    [Fact]
    public void A_column_that_knows_the_answer_is_pointed_at()
    {
        var table = World(400, Driven);
        var leak = new NumericColumn("final invoice", [.. table.Labels.Select(label => label ? 1f : 0f)]);
        var leaky = table with { Features = table.Features with { Columns = [.. table.Features.Columns, leak] } };
        EvaluatePropensity.Run(leaky, 3, LightGbmTrees.Fit, Quick, null, default).Notes.Should().ContainSingle(note => note.Contains("'final invoice'"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_bit_by_bit()
    {
        var table = World(600, Driven);
        var first = TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick, default);
        var second = TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick, default);
        second.Should().BeEquivalentTo(first, options => options.WithStrictOrdering());
        TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick with { Seed = 99 }, default).Probabilities(table.Features).Should().NotEqual(first.Probabilities(table.Features));
    }

    [Fact]
    public void Reasons_and_baseline_add_up_to_the_margin()
    {
        var table = World(600, Driven);
        var model = TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick, default);
        var matrix = model.Encoding.Encode(table.Features);
        for (var row = 0; row < 50; row++)
        {
            var parts = new double[matrix.Width];
            (model.Forest.Contribute(matrix[row], parts) + parts.Sum()).Should().BeApproximately(model.Forest.Margin(matrix[row]), 1e-9);
        }
    }

    [Fact]
    public void Scores_with_reasons_are_the_probabilities_and_name_the_strongest_first()
    {
        var table = World(600, Driven);
        var model = TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick, default);
        var scores = model.Score(table.Features, 2, default).ToList();
        scores.Select(score => score.Id).Should().Equal(table.Features.Ids);
        scores.Zip(model.Probabilities(table.Features)).Should().OnlyContain(pair => Math.Abs(pair.First.Probability - pair.Second) < 1e-12);
        scores.Should().OnlyContain(score => score.Reasons.Count == 2 && Math.Abs(score.Reasons[0].Contribution) >= Math.Abs(score.Reasons[1].Contribution));
    }

    [Fact]
    public void A_category_never_seen_and_a_blank_can_be_scored()
    {
        var model = TrainPropensity.Fit(World(600, Driven), LightGbmTrees.Fit, Quick, default);
        var strange = new FeatureTable(["x"], [new NumericColumn("calls", [float.NaN]), new CategoryColumn("plan", [0], ["platinum"]), new NumericColumn("noise", [0])]);
        model.Probabilities(strange).Single().Should().BeInRange(0, 1);
    }

    [Fact]
    public void A_table_without_a_column_of_the_model_is_refused_by_name()
    {
        var model = TrainPropensity.Fit(World(300, Driven), LightGbmTrees.Fit, Quick, default);
        FluentActions.Invoking(() => model.Probabilities(new FeatureTable(["x"], []))).Should().Throw<PropensityException>().WithMessage("*'calls'*");
    }

    [Fact]
    public void Too_few_positives_are_refused()
    {
        var table = World(100, (_, _, _) => false);
        table.Labels[0] = true;
        FluentActions.Invoking(() => TrainPropensity.Fit(table, LightGbmTrees.Fit, Quick, default)).Should().Throw<PropensityException>().WithMessage("1 of 100 rows are positive*");
    }

    private static bool Driven(int calls, int plan, Random random) => random.NextDouble() < Logistic.Probability(calls - 4 + 2 * plan);

    private static LabelledTable World(int rows, Func<int, int, Random, bool> label)
    {
        var random = new Random(11);
        var (calls, plans, noise, labels) = (new float[rows], new int[rows], new float[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            (calls[row], plans[row], noise[row]) = (random.Next(7), random.Next(2), (float)random.NextDouble());
            labels[row] = label((int)calls[row], plans[row], random);
        }

        string[] ids = [.. Enumerable.Range(0, rows).Select(row => $"c{row}")];
        return new LabelledTable(new FeatureTable(ids, [new NumericColumn("calls", calls), new CategoryColumn("plan", plans, ["basic", "plus"]), new NumericColumn("noise", noise)]), labels, []);
    }
}
