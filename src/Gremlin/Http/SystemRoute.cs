using Gremlin.Store;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/system</c>: fast reset, in two steps so that nobody does it by mistake.</summary>
internal sealed class SystemRoute(PropertyGraph graph, long maxRequestBytes)
{
    private string? _token;
    private long _tokens;

    public async Task AnswerAsync(HttpContext context)
    {
        var request = await NeptuneRequest.ReadAsync(context, maxRequestBytes).ConfigureAwait(false);
        switch (request.Require("action"))
        {
            case "initiateDatabaseReset":
                var token = _token = graph.MakeId(-2, Interlocked.Increment(ref _tokens));
                await Answer.SendAsync(context, json =>
                {
                    json.WriteStartObject();
                    json.WriteString("status"u8, "200 OK"u8);
                    json.WriteStartObject("payload"u8);
                    json.WriteString("token"u8, token);
                    json.WriteEndObject();
                    json.WriteEndObject();
                }).ConfigureAwait(false);
                break;
            case "performDatabaseReset":
                if (Interlocked.Exchange(ref _token, null) is not { } expected || request.Require("token") != expected)
                    throw new GraphException("InvalidParameterException", "System command parameter 'token' does not match the database reset token.");
                await graph.ResetAsync(context.RequestAborted).ConfigureAwait(false);
                await Answer.SendAsync(context, json =>
                {
                    json.WriteStartObject();
                    json.WriteString("status"u8, "200 OK"u8);
                    json.WriteEndObject();
                }).ConfigureAwait(false);
                break;
            default:
                throw NeptuneErrors.Invalid("action", "initiateDatabaseReset or performDatabaseReset");
        }
    }
}
