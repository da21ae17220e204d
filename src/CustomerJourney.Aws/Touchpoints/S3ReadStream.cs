using Amazon.S3;
using Amazon.S3.Model;

namespace CustomerJourney.Aws.Touchpoints;

/// <summary>Reads one version of an S3 object from anywhere in it; a download that breaks is taken up where it broke.</summary>
internal sealed class S3ReadStream(IAmazonS3 s3, string bucket, string key, string version, long length) : Stream
{
    private const int Attempts = 4;
    private const int SkipBytes = 1 << 18; // a short way ahead is cheaper to read over than to ask for anew
    private long _position;
    private long _bodyPosition;
    private GetObjectResponse? _response;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var body = await BodyAsync(cancellationToken);
                var read = await body.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                    throw new EndOfStreamException($"The download of '{key}' ended {length - _position} bytes early.");
                _position += read;
                _bodyPosition = _position;
                return read;
            }
            catch (Exception broken) when (attempt < Attempts && broken is IOException or HttpRequestException)
            {
                Close(ref _response);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The client has no synchronous calls; some readers of formats ask for them.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close(ref _response);
        base.Dispose(disposing);
    }

    private async Task<Stream> BodyAsync(CancellationToken cancellationToken)
    {
        if (_response is not null && _bodyPosition <= _position && _position - _bodyPosition <= SkipBytes)
        {
            await SkipAsync(_response.ResponseStream, (int)(_position - _bodyPosition), cancellationToken);
            return _response.ResponseStream;
        }

        Close(ref _response);
        _response = await s3.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = key, EtagToMatch = version, ByteRange = new ByteRange(_position, length - 1) }, cancellationToken);
        _bodyPosition = _position;
        return _response.ResponseStream;
    }

    private async Task SkipAsync(Stream body, int count, CancellationToken cancellationToken)
    {
        if (count == 0)
            return;
        await body.ReadExactlyAsync(new byte[count], cancellationToken);
        _bodyPosition = _position;
    }

    private static void Close(ref GetObjectResponse? response)
    {
        response?.Dispose();
        response = null;
    }
}
