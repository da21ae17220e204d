using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Makes UTF-8 text of a file's bytes: unzips, drops the byte order mark, recodes.</summary>
internal static class SourceText
{
    private const int BufferBytes = 1 << 18;
    private static readonly byte[] Gzip = [0x1F, 0x8B];

    /// <summary>Unzips a gzipped file, told by its first bytes; other files are taken as they are.</summary>
    public static async Task<Stream> UnzippedAsync(Stream file, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        var read = await file.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken);
        var whole = await RewoundAsync(file, head.AsMemory(0, read), cancellationToken);
        return IsGzip(head.AsSpan(0, read)) ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>Whether a file that begins so is gzipped.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith(Gzip);

    /// <summary>The text as UTF-8 without a byte order mark.</summary>
    /// <param name="unzipped">The file's bytes.</param>
    /// <param name="encoding">A name of <see cref="SourceEncodings"/>, no more <c>auto</c> unless a byte order mark may still tell.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<Stream> Utf8Async(Stream unzipped, string encoding, CancellationToken cancellationToken)
    {
        var head = new byte[3];
        var read = await ReadHeadAsync(unzipped, head, cancellationToken);
        (int Length, string Encoding) mark = MarkOf(head.AsSpan(0, read), encoding);
        var rest = await RewoundAsync(unzipped, head.AsMemory(mark.Length, read - mark.Length), cancellationToken);
        return mark.Encoding == "utf-8" ? rest : System.Text.Encoding.CreateTranscodingStream(rest, EncodingOf(mark.Encoding), System.Text.Encoding.UTF8);
    }

    /// <summary>How a file is written: whether gzipped, its byte order mark, and the name of the encoding its text is in.</summary>
    /// <param name="file">The file from its first byte.</param>
    /// <param name="encoding">As <see cref="Utf8Async"/> takes it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(bool IsZipped, ReadOnlyMemory<byte> Mark, string Encoding)> HeadAsync(Stream file, string encoding, CancellationToken cancellationToken)
    {
        await using var unzipped = await UnzippedAsync(file, cancellationToken);
        var head = new byte[3];
        var read = await ReadHeadAsync(unzipped, head, cancellationToken);
        var (length, name) = MarkOf(head.AsSpan(0, read), encoding);
        return (unzipped is GZipStream, head.AsMemory(0, length), name);
    }

    /// <summary>The encoding of a name, after a byte order mark told it.</summary>
    public static Encoding EncodingOf(string name) => name == "utf-16be" ? System.Text.Encoding.BigEndianUnicode : SourceEncodings.Of(name);

    private static (int Length, string Encoding) MarkOf(ReadOnlySpan<byte> head, string encoding) => head switch
    {
        [0xEF, 0xBB, 0xBF] => (3, "utf-8"),
        [0xFF, 0xFE, ..] => (2, "utf-16"),
        [0xFE, 0xFF, ..] => (2, "utf-16be"),
        _ => (0, encoding == "auto" ? "utf-8" : encoding),
    };

    /// <summary>Finds the encoding of a text that declares none: UTF-8 where all of it is, or where any of it plainly is; else Windows-1252, which Latin-1 is a part of.</summary>
    public static async Task<string> DetectAsync(Stream unzipped, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var (kept, isValid, hasMultibyte) = (0, true, false);
        while (await ReadHeadAsync(unzipped, buffer.AsMemory(kept), cancellationToken) is > 0 and var read)
        {
            var text = buffer.AsSpan(0, kept + read);
            if (text.StartsWith((byte[])[0xFF, 0xFE]) || text.StartsWith((byte[])[0xFE, 0xFF]))
                return "auto";
            var whole = WholeCharacters(text);
            if (Ascii.IsValid(text[..whole]) is false)
                Look(text[..whole], ref isValid, ref hasMultibyte);
            text[whole..].CopyTo(buffer);
            kept = text.Length - whole;
        }

        return isValid && kept == 0 || hasMultibyte ? "utf-8" : "windows-1252";
    }

    // A damaged archive is reported by whoever reads its rows; here it just ends.
    private static async ValueTask<int> ReadHeadAsync(Stream stream, Memory<byte> into, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return 0;
        }
    }

    private static void Look(ReadOnlySpan<byte> text, ref bool isValid, ref bool hasMultibyte)
    {
        if (Utf8.IsValid(text))
        {
            hasMultibyte = true;
            return;
        }

        isValid = false;
        while (!text.IsEmpty && !hasMultibyte)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            hasMultibyte = length > 1 && rune != Rune.ReplacementChar;
            text = text[length..];
        }
    }

    // Up to three bytes at the end may be the beginning of a character.
    private static int WholeCharacters(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var letter = text[^back];
            if (letter < 0x80)
                return text.Length;
            if (letter >= 0xC0)
                return letter >= 0xF0 && back < 4 || letter >= 0xE0 && back < 3 || back < 2 ? text.Length - back : text.Length;
        }

        return text.Length;
    }

    private static Task<Stream> RewoundAsync(Stream stream, ReadOnlyMemory<byte> head, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!stream.CanSeek)
            return Task.FromResult<Stream>(head.IsEmpty ? stream : new HeadedStream(head, stream));
        stream.Position -= stream.Position >= head.Length ? head.Length : stream.Position;
        return Task.FromResult(stream);
    }
}
