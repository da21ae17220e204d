using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Gremlin.Http;

/// <summary>A request's parameters, whether they came in the URL, as a form or as JSON.</summary>
internal sealed class NeptuneRequest
{
    /// <summary>Longer requests are answered one at a time: as text, read and run they take several times their length.</summary>
    private const long LargeBytes = 16 << 20;

    private static readonly SemaphoreSlim LargeTurn = new(1, 1);

    private readonly IQueryCollection _query;
    private readonly Dictionary<string, string> _body = new(StringComparer.Ordinal);
    private readonly List<string> _dependencies = [];

    private NeptuneRequest(HttpContext context) => (Context, _query) = (context, context.Request.Query);

    public HttpContext Context { get; }

    /// <summary>The body's list of that name: a load's dependencies.</summary>
    public IReadOnlyList<string> Dependencies => _dependencies;

    /// <summary>Reads the whole request.</summary>
    /// <exception cref="GraphException"><c>BadRequestException</c>: too long, or no JSON.</exception>
    public static async Task<NeptuneRequest> ReadAsync(HttpContext context, long maxBytes)
    {
        var request = new NeptuneRequest(context);
        if (!HttpMethods.IsPost(context.Request.Method))
            return request;
        if (context.Request.ContentLength > maxBytes)
            throw await TooLongAsync(context, maxBytes).ConfigureAwait(false);
        if (context.Request.ContentLength > LargeBytes)
        {
            await TakeTurnAsync(context).ConfigureAwait(false);
            request.Parse(new ReadOnlySequence<byte>(await ReadWholeAsync(context).ConfigureAwait(false)));
        }
        else
        {
            await request.ReadPartsAsync(maxBytes).ConfigureAwait(false);
        }

        return request;
    }

    private async Task ReadPartsAsync(long maxBytes)
    {
        var reader = Context.Request.BodyReader;
        var hasTurn = false;
        while (true)
        {
            var read = await reader.ReadAsync(Context.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw await TooLongAsync(Context, maxBytes).ConfigureAwait(false);
            }

            if (read.IsCompleted)
            {
                Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.Buffer.Length > LargeBytes && !hasTurn)
            {
                await TakeTurnAsync(Context).ConfigureAwait(false);
                hasTurn = true;
            }
        }
    }

    /// <summary>Waits until no other large request is being answered, so that many at once do not take all memory.</summary>
    private static async Task TakeTurnAsync(HttpContext context)
    {
        await LargeTurn.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.OnCompleted(static () =>
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false); // or the next one's memory would come on top of this one's
            LargeTurn.Release();
            return Task.CompletedTask;
        });
    }

    private static async Task<byte[]> ReadWholeAsync(HttpContext context)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)context.Request.ContentLength!.Value);
        await context.Request.Body.ReadExactlyAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>A parameter; null when it is not there.</summary>
    public string? Find(string name)
    {
        if (_body.TryGetValue(name, out var value))
            return value;
        return _query.TryGetValue(name, out var values) && !StringValues.IsNullOrEmpty(values) ? values[0] : null;
    }

    /// <exception cref="GraphException"><c>MissingParameterException</c>.</exception>
    public string Require(string name) => Find(name) ?? throw NeptuneErrors.Missing(name);

    /// <summary>A parameter that is TRUE or FALSE.</summary>
    public bool Flag(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw NeptuneErrors.Invalid(name, "TRUE or FALSE"),
    };

    /// <summary>A parameter that is a whole number.</summary>
    public long Number(string name, long otherwise, long least, long most)
    {
        var text = Find(name);
        if (text is null)
            return otherwise;
        return long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw NeptuneErrors.Invalid(name, $"a number from {least} to {most}");
    }

    private static async Task<GraphException> TooLongAsync(HttpContext context, long maxBytes)
    {
        await context.Request.BodyReader.CopyToAsync(Stream.Null, context.RequestAborted).ConfigureAwait(false);
        return new GraphException("BadRequestException", $"The request is larger than the limit of {maxBytes} bytes.");
    }

    private void Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty)
            return;
        var looksLikeJson = body.FirstSpan.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]; // curl -d calls everything a form
        if (!looksLikeJson && Context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            foreach (var (name, values) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.EncodingExtensions.GetString(System.Text.Encoding.UTF8, body)))
                _body[name] = values.ToString();
            return;
        }

        try
        {
            var json = new Utf8JsonReader(body);
            ParseObject(ref json, "");
        }
        catch (JsonException wrong)
        {
            throw new GraphException("BadRequestException", "The body of the request is not the JSON that is wanted.", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            throw new GraphException("BadRequestException", "The body of the request has text that is not valid UTF-8.", wrong);
        }
    }

    private void ParseObject(ref Utf8JsonReader json, string prefix)
    {
        if (prefix.Length == 0 && (!json.Read() || json.TokenType != JsonTokenType.StartObject))
            throw new JsonException();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix + json.GetString();
            json.Read();
            ParseValue(ref json, name);
        }
    }

    private void ParseValue(ref Utf8JsonReader json, string name)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject when name.Contains('.', StringComparison.Ordinal):
                json.Skip();
                break;
            case JsonTokenType.StartObject:
                ParseObject(ref json, name + ".");
                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    ParseItem(ref json, name);
                break;
            case JsonTokenType.String:
                _body[name] = json.GetString()!;
                break;
            case JsonTokenType.Null:
                break;
            default:
                _body[name] = System.Text.Encoding.UTF8.GetString(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan);
                break;
        }
    }

    private void ParseItem(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType == JsonTokenType.String && name == "dependencies")
            _dependencies.Add(json.GetString()!);
        else
            json.Skip();
    }
}
