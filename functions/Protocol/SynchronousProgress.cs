namespace CustomerJourney.Functions.Protocol;

/// <summary>Hands progress on at once, in order, unlike <see cref="Progress{T}"/>, which posts it to the thread pool.</summary>
internal sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
