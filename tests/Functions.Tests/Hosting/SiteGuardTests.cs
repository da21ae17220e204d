using CustomerJourney.Ccj.Hosting;
using Microsoft.AspNetCore.Http;

namespace CustomerJourney.Functions.Hosting;

public sealed class SiteGuardTests
{
    private const string Care = "https://care.example.com";

    [Theory]
    [InlineData("127.0.0.1:8080", null, "GET", 200)]
    [InlineData("localhost:8080", "http://localhost:8080", "POST", 200)]
    [InlineData("evil.example", null, "GET", 421)]
    [InlineData("127.0.0.1:8080", "https://evil.example", "GET", 403)]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:9999", "POST", 403)]
    [InlineData("127.0.0.1:8080", Care, "GET", 200)]
    [InlineData("127.0.0.1:8080", Care, "OPTIONS", 204)]
    public async Task Own_pages_programs_and_allowed_origins_may_ask(string host, string? origin, string method, int status)
    {
        var context = await AskedAsync(new SiteGuard([Care]), host, origin, method);
        context.Response.StatusCode.Should().Be(status);
        context.Response.Headers.AccessControlAllowOrigin.ToString().Should().Be(origin == Care ? Care : "");
        context.Response.Headers.ContentSecurityPolicy.ToString().Should().Contain($"frame-ancestors 'self' {Care}");
    }

    [Fact]
    public async Task While_a_run_is_at_work_reading_goes_on_and_writing_is_put_off()
    {
        var guard = new SiteGuard([]) { IsRunning = true };
        (await AskedAsync(guard, "127.0.0.1", null, "GET")).Response.StatusCode.Should().Be(200);
        var refused = await AskedAsync(guard, "127.0.0.1", null, "POST");
        refused.Response.StatusCode.Should().Be(503);
        refused.Response.Headers.RetryAfter.ToString().Should().Be("10");
    }

    [Theory]
    [InlineData("care.example.com")]
    [InlineData("https://care.example.com/")]
    [InlineData("*")]
    public void What_is_no_origin_is_refused(string text) =>
        FluentActions.Invoking(() => new SiteGuard([text])).Should().Throw<ArgumentException>().WithMessage($"*{text}*https://*");

    private static async Task<HttpContext> AskedAsync(SiteGuard guard, string host, string? origin, string method)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        context.Request.Method = method;
        if (origin is not null)
            context.Request.Headers.Origin = origin;
        await guard.PassAsync(context, _ => Task.CompletedTask);
        return context;
    }
}
