using System.Collections.Concurrent;
using Gremlin.Store;

namespace Gremlin.Loading;

/// <summary>Neptune's bulk loader: jobs one after the other, files of vertices before files of edges. Not one transaction: what was loaded before an error stays.</summary>
/// <param name="graph">Where it loads into.</param>
/// <param name="sources">Where the files are.</param>
public sealed class BulkLoader(PropertyGraph graph, LoadSources sources)
{
    /// <summary>As many loads may wait.</summary>
    private const int LongestQueue = 64;

    /// <summary>So many records leave enough garbage to be worth a full collection, a fraction of a second.</summary>
    private const int LargeLoad = 1_000_000;

    private readonly ConcurrentDictionary<string, LoadJob> _jobs = new(StringComparer.Ordinal);
    private readonly List<LoadJob> _order = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Ids of all loads, newest first.</summary>
    public IReadOnlyList<string> Ids
    {
        get
        {
            lock (_order)
                return [.. _order.Select(job => job.Id).Reverse()];
        }
    }

    /// <summary>A load by its id; null when there is none.</summary>
    public LoadJob? Find(string id) => _jobs.GetValueOrDefault(id);

    /// <summary>Cancels a load; what is in stays.</summary>
    /// <returns>False when there is no such load.</returns>
    public bool Cancel(string id)
    {
        var job = Find(id);
        job?.Cancel();
        return job is not null;
    }

    /// <summary>Begins a load, or queues it.</summary>
    /// <exception cref="GraphException"><c>BadRequestException</c>: another load runs and it is not to be queued, or too many wait; <c>InvalidParameterException</c>: it depends on a load that is not.</exception>
    public LoadJob Start(LoadRequest request)
    {
        foreach (var dependency in request.Dependencies)
        {
            if (Find(dependency) is null)
                throw new GraphException("InvalidParameterException", $"There is no load {dependency} to depend on.");
        }

        lock (_order)
        {
            var waiting = _order.Count(job => !job.Ended.IsCompleted);
            if (waiting > 0 && !request.QueueRequest)
                throw new GraphException("BadRequestException", "Failed to start new load because of the max concurrent load limit: 1; set queueRequest to TRUE to queue it.");
            if (waiting > LongestQueue)
                throw new GraphException("BadRequestException", $"Failed to start new load because of the max load queue size: {LongestQueue}.");
            var job = new LoadJob(graph.MakeId(-1, _order.Count + 1L), request, graph.Clock);
            _jobs[job.Id] = job;
            _order.Add(job);
            var before = _last;
            _last = Task.Run(() => RunAfterAsync(before, job));
            return job;
        }
    }

    private async Task RunAfterAsync(Task before, LoadJob job)
    {
        await before.ConfigureAwait(false);
        if (job.Request.Dependencies.Any(id => Find(id)?.Status != LoadStatus.Completed))
        {
            job.End(LoadStatus.DependencyFailed);
            return;
        }

        job.Begin();
        graph.BeginLoad();
        var status = await RunAsync(job).ConfigureAwait(false);
        graph.EndLoad();
        if (job.Counts.TotalRecords > LargeLoad)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive); // what a load leaves behind would stay with the process for long
        job.End(status);
    }

    private async Task<string> RunAsync(LoadJob job)
    {
        try
        {
            var files = await ToLoadAsync(job).ConfigureAwait(false);
            foreach (var file in files)
                job.SetFile(file.Uri, LoadStatus.NotStarted);
            foreach (var file in files)
            {
                if (!await LoadAsync(job, file).ConfigureAwait(false))
                    return LoadStatus.Failed;
            }

            return job.Counts.HasErrors ? LoadStatus.Failed : LoadStatus.Completed;
        }
        catch (OperationCanceledException) when (job.Cancellation.IsCancellationRequested)
        {
            return LoadStatus.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            job.Add(new LoadError(LoadStatus.SourceError, failure.Message, job.Request.Source, 0));
            return LoadStatus.SourceError;
        }
        catch (GraphException failure)
        {
            job.Add(new LoadError(failure.Code, failure.Message, job.Request.Source, 0));
            return LoadStatus.Failed;
        }
    }

    private async Task<bool> LoadAsync(LoadJob job, LoadFile file)
    {
        job.SetFile(file.Uri, LoadStatus.InProgress);
        var errors = job.Errors.Count;
        var loader = new FileLoader(graph, job.Request, job.Counts, job.Add);
        var goesOn = await loader.LoadAsync(file, job.Cancellation).ConfigureAwait(false);
        job.SetFile(file.Uri, goesOn && job.Errors.Count == errors ? LoadStatus.Completed : LoadStatus.Failed);
        return goesOn;
    }

    /// <summary>The files to load: all, or those that earlier loads of the source left; vertices first.</summary>
    private async Task<IReadOnlyList<LoadFile>> ToLoadAsync(LoadJob job)
    {
        var request = job.Request;
        var earlier = EarlierLoads(job);
        if (request.Mode == LoadMode.Resume && earlier.Count == 0)
            return [];
        var files = await sources.ListAsync(request.Source, job.Cancellation).ConfigureAwait(false);
        if (files.Count == 0)
            throw new IOException($"No file begins with {request.Source}.");
        var isResumed = request.Mode == LoadMode.Resume || (request.Mode == LoadMode.Auto && earlier is [.., var last] && last.Status != LoadStatus.Completed);
        if (isResumed)
            files = [.. files.Where(file => !earlier.Any(load => load.Files.GetValueOrDefault(file.Uri) == LoadStatus.Completed))];
        return request.EdgeOnlyLoad ? files : await VerticesFirstAsync(files, job.Cancellation).ConfigureAwait(false);
    }

    private List<LoadJob> EarlierLoads(LoadJob job)
    {
        lock (_order)
            return [.. _order.TakeWhile(each => each != job).Where(each => each.Request.Source == job.Request.Source)];
    }

    private static async Task<IReadOnlyList<LoadFile>> VerticesFirstAsync(IReadOnlyList<LoadFile> files, CancellationToken cancellationToken)
    {
        var edges = new List<LoadFile>();
        var vertices = new List<LoadFile>();
        foreach (var file in files)
            (await IsEdgesAsync(file, cancellationToken).ConfigureAwait(false) ? edges : vertices).Add(file);
        return [.. vertices, .. edges];
    }

    private static async Task<bool> IsEdgesAsync(LoadFile file, CancellationToken cancellationToken)
    {
        await using var stream = await FileLoader.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        var reader = new CsvReader(stream);
        if (!reader.MoveNext())
            return false;
        for (var field = 0; field < reader.FieldCount; field++)
        {
            if (reader[field].SequenceEqual("~from"u8) || reader[field].SequenceEqual("~to"u8))
                return true;
        }

        return false;
    }
}
