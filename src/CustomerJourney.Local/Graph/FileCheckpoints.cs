using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerJourney.Graph;

namespace CustomerJourney.Local.Graph;

/// <summary>Checkpoints as files, one a reader; several processes may share the folder.</summary>
/// <param name="folder">The folder; made if need be.</param>
public sealed class FileCheckpoints(string folder) : ICheckpoints
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(3);

    /// <inheritdoc/>
    public async Task<ChangePosition?> FindAsync(string reader, CancellationToken cancellationToken)
    {
        var path = PathOf(reader);
        if (!File.Exists(path))
            return null;
        var saved = JsonSerializer.Deserialize<Saved>(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        return saved is null ? null : new ChangePosition(saved.CommitNum, saved.OpNum);
    }

    /// <inheritdoc/>
    public async Task<bool> TryAdvanceAsync(string reader, ChangePosition? from, ChangePosition to, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var held = await LockAsync(PathOf(reader) + ".lock", cancellationToken).ConfigureAwait(false);
        if (await FindAsync(reader, cancellationToken).ConfigureAwait(false) != from)
            return false;
        Write(PathOf(reader), JsonSerializer.Serialize(new Saved(reader, to.CommitNum, to.OpNum)));
        return true;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another reader of this name moves on now; it takes a moment.
                await Task.Delay(LockRetry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Write(string path, string text)
    {
        var unfinished = path + ".new";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Names of readers may have any character; the file's name keeps the plain ones and tells the rest apart by a hash.</summary>
    private string PathOf(string reader)
    {
        var plain = string.Concat(reader.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
        var suffix = plain == reader ? "" : "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reader)))[..12];
        return Path.Combine(folder, $"{plain}{suffix}.checkpoint.json");
    }

    private sealed record Saved(string Reader, long CommitNum, long OpNum);
}
