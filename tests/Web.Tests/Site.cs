using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace CustomerJourney.Web;

/// <summary>A small sample world, served by the real command line, and a browser to look at it.</summary>
public sealed class Site : IAsyncLifetime, IDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PagePatience = TimeSpan.FromSeconds(30);

    private readonly string _workspace = Path.Combine(Path.GetTempPath(), "ccj-site-" + Path.GetRandomFileName());
    private readonly StringBuilder _said = new();
    private readonly Dictionary<ColorScheme, IBrowserContext> _windows = [];
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What is missing to look at the site; null when all is there.</summary>
    public static string? Missing { get; } =
        !File.Exists(Chromium) ? $"SKIPPED: there is no {Chromium}; on Debian: apt-get install chromium." :
        !File.Exists(Path.Combine(Root, "web", "dist", "index.html")) ? "SKIPPED: the site is not built; ./test.sh builds it, or `npm ci && npm run build` in web/." :
        null;

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Asks the API.</summary>
    public HttpClient Api { get; private set; } = new();

    /// <summary>A customer with a milestone, a score and a phone of their own.</summary>
    public JsonElement Customer { get; private set; }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        var program = Path.Combine(Root, "artifacts", "bin", "Ccj", Configuration, "ccj");
        File.Exists(program).Should().BeTrue("src/Ccj is built with the tests ({0})", program);
        var browser = LaunchAsync();
        await RunAsync(program, ["demo", "--customers", "150", "--no-serve", "-w", _workspace]);
        Address = await ServeAsync(program);
        Api = new HttpClient { BaseAddress = Address };
        Customer = await FindCustomerAsync();
        await browser;
    }

    /// <summary>Opens a page of the site in a window of its own and waits until it has loaded; what the console complains of gathers in the list.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path, int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var (page, complaints) = await OpenPlainAsync(path, width, height, colours);
        await LoadedAsync(page);
        return (page, complaints);
    }

    /// <summary>Opens a page that is not one of the site's.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenPlainAsync(string path, int width = 1280, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        // A window a colour scheme, so that pages share what the browser has fetched.
        if (!_windows.TryGetValue(colours, out var window))
            _windows[colours] = window = await _browser!.NewContextAsync(new BrowserNewContextOptions { ColorScheme = colours });
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        page.SetDefaultTimeout((float)PagePatience.TotalMilliseconds);
        List<string> complaints = [];
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
                complaints.Add($"{said.Text} ({said.Location})");
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(Address, path).ToString());
        return (page, complaints);
    }

    /// <summary>Waits until the page shown has all it asks for.</summary>
    public static async Task LoadedAsync(IPage page)
    {
        await page.Locator("main h1").First.WaitForAsync();
        await page.Locator("main[aria-busy]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".loading").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>A phone that only this customer has; null when there is none.</summary>
    public static string? Phone(JsonElement timeline) => timeline.GetProperty("identifiers").EnumerateArray()
        .Where(one => one.GetProperty("kind").GetString() == "msisdn" && one.GetProperty("standing").GetString() == "own")
        .Select(one => one.GetProperty("value").GetString()).FirstOrDefault();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }

        if (Directory.Exists(_workspace))
            Directory.Delete(_workspace, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _playwright?.Dispose();
        _server?.Dispose();
        Api.Dispose();
    }

    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CustomerJourney.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run from a checkout.");
    }

    private async Task LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    /// <summary>The first of those behind complaints who has what the tests look for.</summary>
    private async Task<JsonElement> FindCustomerAsync()
    {
        foreach (var step in (await Api.GetFromJsonAsync<JsonElement>("journeys/steps")).GetProperty("steps").EnumerateArray().Reverse().Select(one => one.GetProperty("step").GetString()!))
        {
            var found = await Api.GetFromJsonAsync<JsonElement>($"journeys/details?from={step}&journey={step}&steps=1&limit=20");
            foreach (var customer in found.GetProperty("journeys").EnumerateArray().Select(one => one.GetProperty("customer").GetString()!))
            {
                var timeline = await Api.GetFromJsonAsync<JsonElement>($"customers/{customer}");
                if (timeline.GetProperty("milestones").GetArrayLength() > 0 && Phone(timeline) is not null
                    && timeline.GetProperty("parties").GetArrayLength() > 1
                    && (await Api.GetFromJsonAsync<JsonElement>($"customers/{customer}/scores")).GetArrayLength() > 0)
                    return timeline;
            }
        }

        throw new InvalidOperationException("Nobody in the sample world has a milestone, a score and a phone of their own.");
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var said = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.Should().Be(0, "`ccj {0}` said {1} {2}", string.Join(' ', arguments), said, await errors);
    }

    private async Task<Uri> ServeAsync(string program)
    {
        _server = new Process { StartInfo = new ProcessStartInfo(program, ["serve", "-w", _workspace, "--port", "0"]) { RedirectStandardOutput = true } };
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.OutputDataReceived += (_, line) =>
        {
            _said.AppendLine(line.Data);
            if (line.Data?.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(new Uri(line.Data[at..].Trim()));
            else if (line.Data is null)
                address.TrySetException(new InvalidOperationException($"`ccj serve` ended: {_said}"));
        };
        _server.Start();
        _server.BeginOutputReadLine();
        return await address.Task.WaitAsync(Patience);
    }
}
