using System.IO.Hashing;
using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Predicts the next step from the last ones, and says how well that works on customers it has not learnt from.</summary>
public static class NextStep
{
    private const int MostSteps = 65_534; // 16 bits, less the begin and one to spare

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">The customer, a step or an attribute is unknown.</exception>
    public static NextStepAnswer Ask(JourneyIndex index, NextStepQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(question);
        if (question.Order is < 1 or > NextStepQuestion.MostOrder || question.HeldBack is not (>= 0 and < 1) || question.Limit < 0)
            throw new ArgumentException($"The order is 1 to {NextStepQuestion.MostOrder}, the share held back from 0 to below 1, the limit not negative.", nameof(question));
        var customer = question.Customer is { } id ? index.FindCustomer(id) : -1;
        if (question.Customer is not null && customer < 0)
            throw new JourneyQuestionException("There is no touchpoint of the customer asked for in this log. Check the id; ids are compared exactly.");
        var view = customer < 0 ? JourneyView.Of(index, question.Selection, cancellationToken) : JourneyView.Of(index, question.Selection, cancellationToken, customer);
        if (view.Steps.Count > MostSteps)
            throw new JourneyQuestionException($"There are {view.Steps.Count} different steps; at most {MostSteps} can be predicted. Map them to fewer.");
        return view.Ask(new Asked(question, customer, cancellationToken));
    }

    private sealed class Asked(NextStepQuestion question, int customer, CancellationToken cancellationToken) : ILogQuestion<NextStepAnswer>
    {
        public NextStepAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var model = new StepModel(question.Order, log.View.Steps.Count);
            List<int> heldBack = [];
            for (var who = 0; who < log.View.Columns.Customers; who++)
            {
                if (!log.View.IsInPopulation(who))
                    continue;
                if (IsHeldBack(log.View.Index.CustomerBytes(who)))
                    heldBack.Add(who);
                else
                    Walk(log, who, model, model.Learn);
            }

            var after = LastSteps(log);
            var context = after.Aggregate(0UL, model.After);
            var chances = Enumerable.Range(0, log.View.Steps.Count).Select(step => (step, p: model.Probability(context, step))).OrderByDescending(s => s.p).ThenBy(s => s.step).Take(question.Limit);
            return new NextStepAnswer(
                [.. after.Select(step => log.View.Steps[step])],
                model.Seen(context),
                [.. chances.Select(c => new NextStepChance(log.View.Steps[c.step], c.p, model.Probability(0, c.step)))],
                Measure(log, model, heldBack));
        }

        private static unsafe void Walk<TStep, TTime>(Log<TStep, TTime> log, int who, StepModel model, Action<ulong, int> visit)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var context = 0UL;
            for (var i = log.Offsets[who]; i < log.Offsets[who + 1]; i++)
            {
                var step = int.CreateTruncating(log.Steps[i]);
                if (i > log.Offsets[who])
                    visit(context, step);
                context = model.After(context, step);
            }
        }

        private NextStepAccuracy Measure<TStep, TTime>(Log<TStep, TTime> log, StepModel model, List<int> heldBack)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var (predictions, top1, top3, baseTop1, loss) = (0L, 0L, 0L, 0L, 0.0);
            foreach (var who in heldBack)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Walk(log, who, model, (context, next) =>
                {
                    var place = Array.IndexOf(model.Best(context), next);
                    predictions++;
                    top1 += place == 0 ? 1 : 0;
                    top3 += place >= 0 ? 1 : 0;
                    baseTop1 += model.Best(0)[0] == next ? 1 : 0;
                    loss -= Math.Log(model.Probability(context, next));
                });
            }

            var of = Math.Max(1.0, predictions);
            return new NextStepAccuracy(heldBack.Count, predictions, top1 / of, top3 / of, baseTop1 / of, loss / of);
        }

        private unsafe int[] LastSteps<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            if (customer < 0)
                return [.. question.After.TakeLast(question.Order).Select(log.View.CodeOf)];
            var end = log.Offsets[customer + 1];
            var start = Math.Max(log.Offsets[customer], end - question.Order);
            return [.. Enumerable.Range(start, end - start).Select(i => log.View.Columns.StepAt(i))];
        }

        private bool IsHeldBack(ReadOnlySpan<byte> id) => XxHash3.HashToUInt64(id, question.Seed) < question.HeldBack * ulong.MaxValue;
    }
}
