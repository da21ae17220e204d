using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>A question's work over columns of known types, so that the inner loops are compiled for them.</summary>
internal interface ILogQuestion<out TAnswer>
{
    /// <summary>Answers over the columns.</summary>
    TAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
        where TStep : unmanaged, IBinaryInteger<TStep>
        where TTime : struct, IInstants;
}

/// <summary>Columns with their types: steps as <typeparamref name="TStep"/>, instants as <typeparamref name="TTime"/>.</summary>
internal sealed unsafe class Log<TStep, TTime>(JourneyView view, TTime times)
    where TStep : unmanaged, IBinaryInteger<TStep>
    where TTime : struct, IInstants
{
    /// <summary>What the question looks at.</summary>
    public readonly JourneyView View = view;

    /// <summary>Step codes.</summary>
    public readonly TStep* Steps = (TStep*)view.Columns.Steps;

    /// <summary>Where the step codes end.</summary>
    public readonly TStep* End = (TStep*)view.Columns.Steps + view.Columns.Events;

    /// <summary>Instants.</summary>
    public readonly TTime Times = times;

    /// <summary>Where each customer's touchpoints begin, and where the last one's end.</summary>
    public readonly int* Offsets = view.Columns.OffsetAddress;

    /// <summary>A byte for each customer, or null.</summary>
    public readonly byte[]? Customers = view.Customers;

    /// <summary>The steps of a stretch.</summary>
    public ReadOnlySpan<TStep> StepsOf(int start, int length) => new(Steps + start, length);
}

/// <summary>Asks a question over the columns as they are stored.</summary>
internal static class LogQuestions
{
    /// <summary>Answers, with the inner loops compiled for the stored types. A view is asked once.</summary>
    public static TAnswer Ask<TAnswer>(this JourneyView view, ILogQuestion<TAnswer> question)
    {
        try
        {
            return view.Columns.StepWidth == 1 ? Timed<byte, TAnswer>(view, question) : Timed<ushort, TAnswer>(view, question);
        }
        finally
        {
            view.Release();
        }
    }

    private static TAnswer Timed<TStep, TAnswer>(JourneyView view, ILogQuestion<TAnswer> question)
        where TStep : unmanaged, IBinaryInteger<TStep> => view.Columns.Scale.Storage switch
        {
            InstantStorage.Seconds => question.Ask(new Log<TStep, SecondInstants>(view, view.Columns.AsSeconds)),
            InstantStorage.Milliseconds => question.Ask(new Log<TStep, MillisecondInstants>(view, view.Columns.AsMilliseconds)),
            InstantStorage.Fine => question.Ask(new Log<TStep, FineInstants>(view, view.Columns.AsFine)),
            _ => throw new InvalidOperationException("No such storage."),
        };
}
