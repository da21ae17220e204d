using Microsoft.AspNetCore.Http;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>Who may ask the site on this machine: its own pages, programs, and pages of the origins that were allowed. A page of any other origin that a browser has open may not.</summary>
internal sealed class SiteGuard
{
    private static readonly string[] OwnHosts = ["127.0.0.1", "localhost", "[::1]"];
    private readonly IReadOnlyList<string> _origins;
    private readonly string _policy;

    /// <summary>Makes a guard.</summary>
    /// <param name="origins">Origins whose pages may ask and embed, as <c>https://care.example.com</c>.</param>
    /// <exception cref="ArgumentException">One is no origin.</exception>
    public SiteGuard(IReadOnlyList<string> origins)
    {
        foreach (var origin in origins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
                throw new ArgumentException($"'{origin}' is no origin: write scheme and host, as https://care.example.com or http://127.0.0.1:3000.", nameof(origins));
        }

        _origins = origins;
        _policy = $"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors {string.Join(' ', origins.Prepend("'self'"))}";
    }

    /// <summary>Whether writing is put off: while a run is at work what comes in would escape it.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Lets a request pass, or answers it.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = _policy;
        headers["Referrer-Policy"] = "no-referrer";
        if (!OwnHosts.Contains(context.Request.Host.Host))
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This site answers to 127.0.0.1 and localhost only.");
        else if (!Allow(context))
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Pages of this origin may not ask; `ccj serve --allow-origin` allows one.");
        else if (HttpMethods.IsOptions(context.Request.Method))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else if (IsRunning && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            await PutOffAsync(context);
        else
            await next(context);
    }

    private bool Allow(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}")
            return true;
        if (!_origins.Contains(origin))
            return false;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = "GET, POST, DELETE";
        headers.AccessControlAllowHeaders = "authorization, content-type";
        headers.Vary = "Origin";
        return true;
    }

    private static Task PutOffAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "10";
        return RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "A run is at work; try again when it has ended.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { message }, context.RequestAborted);
    }
}
