using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

/// <summary>Keeps the journey index in the lake and a copy of it in a local folder, from where it is mapped into memory.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="folder">A folder of this machine (on Lambda below <c>/tmp</c>); holds <c>journeys.arrow</c> and the version it is a copy of.</param>
public sealed class JourneyIndexStore(IObjectLake lake, string folder) : IDisposable
{
    /// <summary>The index in the lake; in a workspace a file by that path.</summary>
    public const string Key = "index/journeys.arrow";

    /// <summary>Is there instead when the log is too large for an index.</summary>
    public const string LeftKey = "index/journeys.left";

    /// <summary>What to tell who asks for the index then.</summary>
    public const string TooLarge = "There are more touchpoints than a journey index of this machine can hold: top journeys and funnels come from the warehouse (by the API, `ccj serve`), other questions need a larger machine.";

    private readonly SemaphoreSlim _opening = new(1, 1);
    private (string Version, JourneyIndex Index)? _open;

    private string CopyFile => Path.Combine(folder, "journeys.arrow");

    private string VersionFile => Path.Combine(folder, "journeys.version");

    /// <summary>Writes an index; from now on <see cref="OpenAsync"/> gives it.</summary>
    public async Task SaveAsync(JourneyIndex index, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var written = CopyFile + ".new";
        index.Save(written);
        await lake.WriteAsync(Key, async (stream, token) =>
        {
            await using var file = File.OpenRead(written);
            await file.CopyToAsync(stream, token);
        }, cancellationToken);
        await lake.DeleteAsync(LeftKey, cancellationToken);
        File.Delete(VersionFile);
        File.Move(written, CopyFile, overwrite: true);
        await File.WriteAllTextAsync(VersionFile, (await lake.FindAsync(Key, cancellationToken))!.Version, cancellationToken);
    }

    /// <summary>Notes that the log is too large for an index: from now on the warehouse answers.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await lake.WriteAsync(LeftKey, (_, _) => Task.CompletedTask, cancellationToken);
        await lake.DeleteAsync(Key, cancellationToken);
    }

    /// <summary>The newest index, mapped; the same object as long as no newer one is written.</summary>
    /// <exception cref="FileNotFoundException">There is none yet, or the log is too large for one.</exception>
    public async Task<JourneyIndex> OpenAsync(CancellationToken cancellationToken) =>
        await OpenUnlessLeftAsync(cancellationToken)
            ?? throw new FileNotFoundException(TooLarge);

    /// <summary>The newest index; null when the log is too large for one.</summary>
    /// <exception cref="FileNotFoundException">There is none yet.</exception>
    public async Task<JourneyIndex?> OpenUnlessLeftAsync(CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(Key, cancellationToken) is { } newest)
            return await OpenCopyAsync(newest, cancellationToken);
        return await lake.FindAsync(LeftKey, cancellationToken) is not null
            ? null
            : throw new FileNotFoundException("There is no journey index yet: run the flow first (`ccj run`, or the workflow run-flow).");
    }

    /// <inheritdoc/>
    public void Dispose() => _opening.Dispose();

    private async Task<JourneyIndex> OpenCopyAsync(LakeObject newest, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_open is { } open && open.Version == newest.Version)
                return open.Index;
            if (!File.Exists(CopyFile) || !File.Exists(VersionFile) || await File.ReadAllTextAsync(VersionFile, cancellationToken) != newest.Version)
                await FetchAsync(newest.Version, cancellationToken);
            var index = JourneyIndex.Open(CopyFile);
            _open = (newest.Version, index);
            return index;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task FetchAsync(string version, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        File.Delete(VersionFile);
        await using (var from = await lake.OpenReadAsync(Key, cancellationToken))
        await using (var to = File.Create(CopyFile + ".new"))
            await from.CopyToAsync(to, cancellationToken);
        File.Move(CopyFile + ".new", CopyFile, overwrite: true);
        await File.WriteAllTextAsync(VersionFile, version, cancellationToken);
    }
}
