namespace CustomerJourney.Touchpoints;

/// <summary>Cuts chunks of any length into row groups.</summary>
internal sealed class LakeChunkCursor<TRow>
{
    private readonly TRow[] _buffer = new TRow[LakeRows<TRow>.GroupRows];
    private ReadOnlyMemory<TRow> _rest;

    /// <summary>Whether the chunks are used up.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next rows, fewer than asked for only at the end; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<TRow>> FillAsync(IAsyncEnumerator<ReadOnlyMemory<TRow>> chunks, int rows)
    {
        var filled = 0;
        while (filled < rows && await HasRestAsync(chunks))
        {
            var taken = Math.Min(rows - filled, _rest.Length);
            _rest[..taken].CopyTo(_buffer.AsMemory(filled));
            _rest = _rest[taken..];
            filled += taken;
        }

        return _buffer.AsMemory(0, filled);
    }

    /// <summary>Whether there are rows left; fetches the next chunk when need be.</summary>
    public async ValueTask<bool> HasRestAsync(IAsyncEnumerator<ReadOnlyMemory<TRow>> chunks)
    {
        while (_rest.IsEmpty && !IsAtEnd)
        {
            if (await chunks.MoveNextAsync())
                _rest = chunks.Current;
            else
                IsAtEnd = true;
        }

        return !_rest.IsEmpty;
    }
}
