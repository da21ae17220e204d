namespace StepFunctions.Executions;

/// <summary>Runs several things at once and ends with the first failure.</summary>
internal static class FanOut
{
    /// <summary>Runs <paramref name="one"/> for each index, at most <paramref name="atOnce"/> at a time, and gives the results in order.</summary>
    /// <exception cref="StateErrorException">The first failure; the rest was cancelled.</exception>
    public static async Task<T[]> RunAsync<T>(int count, int atOnce, Func<int, CancellationToken, Task<T>> one, CancellationToken cancellation)
    {
        using var siblings = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var results = new T[count];
        StateErrorException? failure = null;
        var next = 0;

        async Task WorkAsync()
        {
            while (next < count && !siblings.IsCancellationRequested)
            {
                var at = next++;
                try
                {
                    results[at] = await one(at, siblings.Token);
                }
                catch (StateErrorException first) when (failure is null)
                {
                    failure = first;
                    siblings.Cancel();
                }
                catch (Exception late) when (failure is not null && late is StateErrorException or OperationCanceledException)
                {
                    return;
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(count, atOnce)).Select(_ => WorkAsync()).ToArray());
        if (failure is not null)
            throw failure;
        cancellation.ThrowIfCancellationRequested();
        return results;
    }
}
