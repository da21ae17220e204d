using System.IO.Compression;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Writes UTF-8 text as a delivered file is written: its encoding, its byte order mark, its compression.</summary>
internal sealed class RawFileWriter : IAsyncDisposable
{
    private readonly Stream _file;
    private readonly GZipStream? _zip;
    private readonly Stream? _recoding;

    private RawFileWriter(Stream file, GZipStream? zip, Stream? recoding) => (_file, _zip, _recoding) = (file, zip, recoding);

    private Stream Bytes => _zip ?? _file;

    /// <summary>Begins a file like another.</summary>
    /// <param name="lake">Where the other lies.</param>
    /// <param name="key">Its key.</param>
    /// <param name="encoding">Its encoding, as it was found.</param>
    /// <param name="file">What is written; stays open.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RawFileWriter> LikeAsync(IObjectLake lake, string key, string encoding, Stream file, CancellationToken cancellationToken)
    {
        await using var original = await lake.OpenReadAsync(key, cancellationToken);
        var (isZipped, mark, name) = await SourceText.HeadAsync(original, encoding, cancellationToken);
        var zip = isZipped ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : null;
        await (zip ?? file).WriteAsync(mark, cancellationToken);
        var recoding = name == "utf-8" ? null : System.Text.Encoding.CreateTranscodingStream(zip ?? file, SourceText.EncodingOf(name), System.Text.Encoding.UTF8, leaveOpen: true);
        return new RawFileWriter(file, zip, recoding);
    }

    /// <summary>Writes text.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken) => (_recoding ?? Bytes).WriteAsync(utf8, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_recoding is not null)
            await _recoding.DisposeAsync();
        if (_zip is not null)
            await _zip.DisposeAsync();
    }
}
