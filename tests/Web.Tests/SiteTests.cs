using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CustomerJourney.Web;

/// <summary>The site as a person meets it: in a browser, with a keyboard, on a phone.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteTests(Site site)
{
    private const int PhoneWidth = 390;
    private const string Who = "CUSTOMER";
    private static readonly TimeSpan Live = TimeSpan.FromSeconds(2);

    /// <summary>Pages and what each must show.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "#/kpis", ".tile .tile-value" },
        { "#/journeys?from=fault_reported", ".picture svg" },
        { "#/compare?a=had%3Dcomplaint", ".differences li" },
        { "#/typical?to=complaint", ".journeys li" },
        { "#/funnel?step=view_offer&step=checkout", ".funnel li" },
        { $"#/customers/{Who}", ".timeline li" },
        { "#/milestones", ".cards article" },
        { "#/runs", ".gantt li" },
        { "#/customers", "input[name=customer]" },
        { "#/compare", ".message.empty" },
    };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_shows_its_figures_without_a_complaint_or_a_barrier(string path, string shown)
    {
        var (page, complaints) = await site.OpenAsync(Named(path));
        await page.Locator(shown).First.WaitForAsync();
        await PictureAsync(page, path, "desktop");
        complaints.Should().BeEmpty();
        (await Barriers.FindAsync(page)).Should().BeEmpty();
        await page.CloseAsync();
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task No_page_scrolls_sideways_on_a_phone(string path, string shown)
    {
        var (page, complaints) = await site.OpenAsync(Named(path), PhoneWidth, 844, ColorScheme.Dark);
        await page.Locator(shown).First.WaitForAsync();
        await PictureAsync(page, path, "phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(PhoneWidth);
        complaints.Should().BeEmpty();
        (await Barriers.FindAsync(page)).Should().BeEmpty("dark colours are read too");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task From_and_to_change_the_picture_and_its_table()
    {
        var (page, _) = await site.OpenAsync("#/journeys?from=fault_reported");
        await page.GetByRole(AriaRole.Heading, new() { Name = "What follows fault reported" }).WaitForAsync();
        var before = await FlowsAsync(page);
        before.Should().Contain("fault reported");

        await page.Locator("select[name=from]").SelectOptionAsync("");
        await page.Locator("select[name=to]").SelectOptionAsync("complaint");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show journeys" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What leads to complaint" }).WaitForAsync();
        var after = await FlowsAsync(page);
        after.Should().Contain("complaint").And.NotBe(before);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_figures_of_the_picture_are_those_of_the_answer()
    {
        var answer = await site.Api.GetFromJsonAsync<JsonElement>("journeys/top?from=fault_reported&steps=2&limit=1");
        var (page, _) = await site.OpenAsync("#/journeys?from=fault_reported&steps=2");
        var shown = await FlowsAsync(page);
        var cells = shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split('\t')).ToList();
        cells.Sum(row => int.Parse(row[3].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture))
            .Should().Be(answer.GetProperty("links").EnumerateArray().Sum(link => link.GetProperty("count").GetInt32()), "named steps and other steps are all");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Behind_a_journey_are_customers()
    {
        var (page, _) = await site.OpenAsync("#/journeys?from=fault_reported&steps=1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Who?" }).First.ClickAsync();
        await page.Locator(".who a").First.ClickAsync();
        await page.Locator(".timeline li").First.WaitForAsync();
        (await page.Locator(".timeline").InnerTextAsync()).Should().Contain("fault reported");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_customer_shows_who_they_are_what_they_reached_and_what_is_likely()
    {
        var (page, complaints) = await site.OpenAsync(Named($"#/customers/{Who}"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Propensities" }).WaitForAsync();
        (await page.GetByLabel("Identifiers").InnerTextAsync()).Should().Contain(Site.Phone(site.Customer));
        (await page.Locator(".timeline li.milestone").CountAsync()).Should().BePositive();
        (await page.Locator(".score").CountAsync()).Should().BePositive();
        await page.Locator("select[name=threshold]").SelectOptionAsync("0.5");
        await page.GetByText("by the last 5 steps").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "why?" }).First.ClickAsync();
        await page.Locator(".verdict.one").WaitForAsync();
        complaints.Should().BeEmpty();
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task What_comes_in_shows_on_the_open_page_within_two_seconds_and_fires_a_milestone()
    {
        var customer = site.Customer;
        var (page, _) = await site.OpenAsync(Named($"#/customers/{Who}"));
        var latest = customer.GetProperty("touchpoints").EnumerateArray().Max(one => one.GetProperty("at").GetDateTimeOffset());
        var milestones = page.Locator(".timeline li.milestone", new() { HasText = "repeat caller" });
        var before = await milestones.CountAsync();
        var calls = Enumerable.Range(1, 3).Select(number => new
        {
            source = "switchboard",
            id = $"live-{number}",
            type = "call_urgent",
            channel = "call",
            at = latest.AddHours(number),
            identifiers = new Dictionary<string, string> { ["msisdn"] = Site.Phone(customer)! },
        }).ToArray();

        // Delivered twice: each shows once.
        foreach (var delivery in Enumerable.Range(0, 2))
            (await site.Api.PostAsJsonAsync("touchpoints", calls)).StatusCode.Should().Be(HttpStatusCode.Accepted, "delivery {0} is taken", delivery);

        var beat = (float)(Live.TotalMilliseconds * Slowness);
        await page.Locator(".timeline li", new() { HasText = "call urgent" }).Nth(2).WaitForAsync(new() { Timeout = beat });
        await milestones.Nth(before).WaitForAsync(new() { Timeout = beat });
        (await page.Locator(".timeline li", new() { HasText = "call urgent" }).CountAsync()).Should().Be(3);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Every_page_and_its_form_is_reached_by_keyboard_alone()
    {
        var (page, _) = await site.OpenAsync("");
        await TabToAsync(page, "Journeys");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).Should().Be("solid", "the focus is seen");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Journeys", Exact = true }).WaitForAsync();
        await Site.LoadedAsync(page);
        await TabToAsync(page, "Show journeys");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/#/journeys?*");
        await Site.LoadedAsync(page);
        await TabToAsync(page, "Show table");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide table" }).WaitForAsync();
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_milestone_is_tried_on_history_before_it_is_switched_on()
    {
        var (page, _) = await site.OpenAsync("#/milestones");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try on history" }).ClickAsync();
        await page.GetByText(new Regex("^[0-9,]+ customers? would have reached it")).WaitForAsync();
        await page.GetByLabel("Definition").FillAsync("""{ "name": "no" """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try on history" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).Should().StartWith("This is not JSON yet");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_customer_that_is_not_there_is_said_so()
    {
        var (page, _) = await site.OpenAsync("#/customers/msisdn%3A%2B440000");
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).Should().Be("There is no such thing here.");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_page_to_embed_has_no_head_of_its_own()
    {
        var link = await site.Api.GetFromJsonAsync<JsonElement>("kpis/embed");
        var (page, _) = await site.OpenAsync(link.GetProperty("url").GetString()!);
        await page.Locator(".tile").First.WaitForAsync();
        (await page.Locator("header").IsVisibleAsync()).Should().BeFalse();
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_page_of_another_origin_may_not_ask()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "touchpoints") { Content = JsonContent.Create(new { type = "x" }) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        (await site.Api.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var other = new HttpRequestMessage(HttpMethod.Get, "kpis") { Headers = { Host = "elsewhere.example" } };
        (await site.Api.SendAsync(other)).StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
    }

    // A machine that also does other things may say so: CCJ_SLOW=4 allows four times as long.
    private static double Slowness => double.TryParse(Environment.GetEnvironmentVariable("CCJ_SLOW"), out var times) ? times : 1;

    private string Named(string path) => path.Replace(Who, Uri.EscapeDataString(site.Customer.GetProperty("customer").GetString()!), StringComparison.Ordinal);

    private static async Task<string> FlowsAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Show table" }).First.ClickAsync();
        return await page.Locator(".scroll table").First.InnerTextAsync();
    }

    private static async Task TabToAsync(IPage page, string text)
    {
        const int MostTabs = 60;
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent") == text)
                return;
        }

        throw new InvalidOperationException($"'{text}' is not reached in {MostTabs} steps of the Tab key.");
    }

    /// <summary>Keeps what the page looks like where CCJ_PICTURES names a folder.</summary>
    private static async Task PictureAsync(IPage page, string path, string device)
    {
        if (Environment.GetEnvironmentVariable("CCJ_PICTURES") is not { Length: > 0 } folder)
            return;
        await page.WaitForTimeoutAsync(600); // animations end
        var name = path.TrimStart('#', '/').Split('?')[0].Replace('/', '-');
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{device}.png"), FullPage = true });
    }
}
