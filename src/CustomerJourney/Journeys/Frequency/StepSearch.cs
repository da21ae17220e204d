using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CustomerJourney.Journeys;

/// <summary>Finds a step among one customer's touchpoints, 32 bytes of codes at a time. Reads beyond the customer but not beyond the column.</summary>
internal static unsafe class StepSearch
{
    /// <summary>The first touchpoint with the step from <paramref name="from"/> up to <paramref name="to"/>; -1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First<TStep, TTime>(Log<TStep, TTime> log, int from, int to, TStep step)
        where TStep : unmanaged, IBinaryInteger<TStep>
        where TTime : struct, IInstants
    {
        var lanes = Vector256<TStep>.Count;
        for (var at = from; at < to; at += lanes)
        {
            if (log.Steps + at + lanes > log.End)
            {
                var rest = log.StepsOf(at, to - at).IndexOf(step);
                return rest < 0 ? -1 : at + rest;
            }

            var found = Vector256.Equals(Vector256.Load(log.Steps + at), Vector256.Create(step)).ExtractMostSignificantBits();
            if (found == 0)
                continue;
            at += BitOperations.TrailingZeroCount(found);
            return at < to ? at : -1;
        }

        return -1;
    }

    /// <summary>The last touchpoint with the step from <paramref name="from"/> up to <paramref name="to"/>; -1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Last<TStep, TTime>(Log<TStep, TTime> log, int from, int to, TStep step)
        where TStep : unmanaged, IBinaryInteger<TStep>
        where TTime : struct, IInstants
    {
        var lanes = Vector256<TStep>.Count;
        for (var end = to; end > from; end -= lanes)
        {
            if (end < lanes)
                return log.StepsOf(from, end - from).LastIndexOf(step) is >= 0 and var rest ? from + rest : -1;
            var found = Vector256.Equals(Vector256.Load(log.Steps + end - lanes), Vector256.Create(step)).ExtractMostSignificantBits();
            if (found == 0)
                continue;
            var at = end - lanes + BitOperations.Log2(found);
            return at >= from ? at : -1;
        }

        return -1;
    }
}
