using Microsoft.Playwright;

namespace CustomerJourney.Web;

/// <summary>The widgets in a page that is not the site's.</summary>
[Collection(SiteCollection.Name)]
public sealed class WidgetTests(Site site)
{
    private static readonly string[] Widgets = ["ccj-kpi", "ccj-funnel", "ccj-top-journeys", "ccj-customer-timeline"];

    [BrowserFact]
    public async Task Each_shows_what_its_attributes_ask_for()
    {
        var customer = site.Customer.GetProperty("customer").GetString()!;
        var (page, complaints) = await OpenAsync($"widgets-demo.html?customer={Uri.EscapeDataString(customer)}");
        await page.Locator("ccj-customer-timeline .timeline li.milestone").First.WaitForAsync();
        (await page.Locator("ccj-funnel .funnel li").CountAsync()).Should().Be(4);
        (await page.Locator("ccj-top-journeys .journeys > li").CountAsync()).Should().BeInRange(1, 5);
        (await page.Locator("ccj-kpi .tile-value").First.InnerTextAsync()).Should().EndWith("%");
        (await page.Locator("ccj-customer-timeline .scores li").CountAsync()).Should().BePositive();
        complaints.Should().BeEmpty();
        (await Barriers.FindAsync(page)).Should().BeEmpty();
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_changed_attribute_asks_again_and_what_is_wrong_is_said()
    {
        var (page, _) = await OpenAsync("widgets-demo.html");
        (await page.Locator("ccj-customer-timeline .body").InnerTextAsync()).Should().Be("No customer is chosen.");
        await page.EvaluateAsync("document.querySelector('ccj-funnel').setAttribute('steps', 'view_offer,checkout')");
        await Assertions.Expect(page.Locator("ccj-funnel .funnel li")).ToHaveCountAsync(2);
        await page.EvaluateAsync("document.querySelector('ccj-top-journeys').setAttribute('to', 'nothing_like_it')");
        await page.Locator("ccj-top-journeys [role=alert]").WaitForAsync();
        (await page.Locator("ccj-top-journeys [role=alert]").InnerTextAsync()).Should().Contain("nothing_like_it");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_token_goes_with_every_call()
    {
        var (page, _) = await OpenAsync("widgets-demo.html");
        var asked = page.WaitForRequestAsync(request => request.Url.Contains("/kpis/csat", StringComparison.Ordinal) && request.Headers.ContainsKey("authorization"));
        await page.EvaluateAsync("() => { const one = document.querySelector('ccj-kpi'); one.tokenSource = async () => 'of-now'; one.reload(); }");
        (await asked).Headers["authorization"].Should().Be("Bearer of-now");
        await page.CloseAsync();
    }

    private async Task<(IPage Page, List<string> Complaints)> OpenAsync(string path)
    {
        var (page, complaints) = await site.OpenPlainAsync(path);
        foreach (var widget in Widgets)
        {
            await page.Locator($"{widget} .body > *").First.WaitForAsync();
            await page.Locator($"{widget} [role=status]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        return (page, complaints);
    }
}
