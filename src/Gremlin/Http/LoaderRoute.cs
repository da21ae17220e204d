using System.Text.Json;
using Gremlin.Loading;
using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary><c>/loader</c>: starts, lists, shows and cancels loads.</summary>
internal sealed class LoaderRoute(BulkLoader loader, long maxRequestBytes)
{
    private const int MaxIds = 100;
    private const int DefaultErrorsPerPage = 10;

    public async Task StartAsync(HttpContext context)
    {
        var request = await NeptuneRequest.ReadAsync(context, maxRequestBytes).ConfigureAwait(false);
        var job = loader.Start(Parse(request));
        await Answer.SendAsync(context, json => Payload(json, () => json.WriteString("loadId"u8, job.Id))).ConfigureAwait(false);
    }

    public Task ListAsync(HttpContext context)
    {
        if (context.Request.Query.TryGetValue("loadId", out var id))
            return ShowAsync(context, id.ToString());
        var limit = int.TryParse(context.Request.Query["limit"], out var given) ? Math.Clamp(given, 1, MaxIds) : MaxIds;
        return Answer.SendAsync(context, json => Payload(json, () =>
        {
            json.WriteStartArray("loadIds"u8);
            foreach (var each in loader.Ids.Take(limit))
                json.WriteStringValue(each);
            json.WriteEndArray();
        }));
    }

    public Task ShowAsync(HttpContext context, string id)
    {
        var job = Require(id);
        var query = context.Request.Query;
        var status = job.Status; // before the files': a load that is done has no file under way
        return Answer.SendAsync(context, json => Payload(json, () =>
        {
            Feeds(json, job);
            json.WriteStartObject("overallStatus"u8);
            Status(json, job, job.Request.Source, status, job.Counts);
            json.WriteEndObject();
            if (IsTrue(query["details"]))
                FailedFeeds(json, job);
            if (IsTrue(query["errors"]))
                Errors(json, job, PageOf(query["page"], 1), PageOf(query["errorsPerPage"], DefaultErrorsPerPage));
        }));
    }

    public Task CancelAsync(HttpContext context, string id)
    {
        Require(id);
        loader.Cancel(id);
        return Answer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "200 OK"u8);
            json.WriteEndObject();
        });
    }

    private static LoadRequest Parse(NeptuneRequest request)
    {
        var source = request.Require("source");
        var format = request.Require("format");
        // Neither is used here; a caller that leaves them out would fail on AWS.
        request.Require("iamRoleArn");
        request.Require("region");
        if (format != "csv")
            throw new GraphException("UnsupportedOperationException", "Only the format csv can be loaded here.");
        return new LoadRequest
        {
            Source = source,
            Mode = request.Find("mode") switch
            {
                null or "AUTO" => LoadMode.Auto,
                "NEW" => LoadMode.New,
                "RESUME" => LoadMode.Resume,
                _ => throw NeptuneErrors.Invalid("mode", "NEW, RESUME or AUTO"),
            },
            FailOnError = request.Flag("failOnError", true),
            UpdateSingleCardinalityProperties = request.Flag("updateSingleCardinalityProperties", false),
            QueueRequest = request.Flag("queueRequest", false),
            EdgeOnlyLoad = request.Flag("edgeOnlyLoad", false),
            AllowEmptyStrings = request.Flag("parserConfiguration.allowEmptyStrings", false),
            Dependencies = request.Dependencies,
        };
    }

    private static void Payload(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, "200 OK"u8);
        json.WriteStartObject("payload"u8);
        write();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Feeds(Utf8JsonWriter json, LoadJob job)
    {
        json.WriteStartArray("feedCount"u8);
        foreach (var group in job.Files.GroupBy(file => file.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteNumber(group.Key, group.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Status(Utf8JsonWriter json, LoadJob job, string uri, string status, LoadCounts? counts)
    {
        json.WriteString("fullUri"u8, uri);
        json.WriteNumber("runNumber"u8, 1);
        json.WriteNumber("retryNumber"u8, 0);
        json.WriteString("status"u8, status);
        json.WriteNumber("totalTimeSpent"u8, (long)Math.Ceiling(job.TimeSpent.TotalSeconds));
        if (counts is null)
            return;
        json.WriteNumber("startTime"u8, job.StartedAt.ToUnixTimeSeconds());
        json.WriteNumber("totalRecords"u8, counts.TotalRecords);
        json.WriteNumber("totalDuplicates"u8, counts.TotalDuplicates);
        json.WriteNumber("parsingErrors"u8, counts.ParsingErrors);
        json.WriteNumber("datatypeMismatchErrors"u8, counts.DatatypeMismatchErrors);
        json.WriteNumber("insertErrors"u8, counts.InsertErrors);
    }

    private static void FailedFeeds(Utf8JsonWriter json, LoadJob job)
    {
        json.WriteStartArray("failedFeeds"u8);
        foreach (var (uri, status) in job.Files.Where(file => file.Value == LoadStatus.Failed))
        {
            json.WriteStartObject();
            Status(json, job, uri, status, null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Errors(Utf8JsonWriter json, LoadJob job, int page, int errorsPerPage)
    {
        var errors = job.Errors.Skip((page - 1) * errorsPerPage).Take(errorsPerPage).ToList();
        json.WriteStartObject("errors"u8);
        json.WriteNumber("startIndex"u8, errors.Count == 0 ? 0 : ((page - 1) * errorsPerPage) + 1);
        json.WriteNumber("endIndex"u8, ((page - 1) * errorsPerPage) + errors.Count);
        json.WriteString("loadId"u8, job.Id);
        json.WriteStartArray("errorLogs"u8);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("errorCode"u8, error.Code);
            json.WriteString("errorMessage"u8, error.Message);
            json.WriteString("fileName"u8, error.FileName);
            json.WriteNumber("recordNum"u8, error.RecordNumber);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static int PageOf(string? text, int otherwise) => int.TryParse(text, out var number) && number > 0 ? number : otherwise;

    private LoadJob Require(string id) =>
        loader.Find(id) ?? throw new GraphException("BulkLoadIdNotFoundException", $"The load id {id} does not exist.");
}
