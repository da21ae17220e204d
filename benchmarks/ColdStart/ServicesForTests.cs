using System.Text;

namespace CustomerJourney.Benchmarks;

/// <summary>The services a function asks at its first call, empty: a lake without objects, tables without items.</summary>
internal sealed class ServicesForTests(WebApplication server) : IAsyncDisposable
{
    public string Url => server.Urls.Single();

    public static async Task<ServicesForTests> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(AnswerAsync);
        await server.StartAsync();
        return new ServicesForTests(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        var answer = target.Length > 0 ? OfJson(target) : OfS3(http);
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
    }

    private static string OfJson(string target) => target.Split('.')[^1] switch
    {
        "Scan" or "Query" => """{"Items":[],"Count":0,"ScannedCount":0}""",
        "GetSecretValue" => """{"SecretString":"0123456789abcdef0123456789abcdef"}""",
        _ => "{}",
    };

    private static string OfS3(HttpContext http)
    {
        http.Response.ContentType = "application/xml";
        if (http.Request.Query.ContainsKey("list-type"))
            return """<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>hub</Name><KeyCount>0</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated></ListBucketResult>""";
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return HttpMethods.IsHead(http.Request.Method) ? "" : """<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>""";
    }
}
