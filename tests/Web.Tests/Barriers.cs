using System.Text.Json;
using Microsoft.Playwright;

namespace CustomerJourney.Web;

/// <summary>What keeps people out of a page: asked of axe-core, where <c>tools/site-check</c> is installed.</summary>
internal static class Barriers
{
    private static readonly string Axe = Path.Combine(Site.Root, "tools", "site-check", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Barriers of WCAG 2.2 AA and of good practice that are serious or critical, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        File.Exists(Axe).Should().BeTrue("barriers are looked for with axe-core: ./test.sh installs it, or `npm ci` in tools/site-check");
        // By evaluation, since the page's own policy lets no script in from elsewhere.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe) + "\n;null");
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map((one) => ({ id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.map((node) => node.html.slice(0, 160)) }))");
        return [.. found.EnumerateArray()
            .Where(one => one.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(one => $"{one.GetProperty("id")}: {one.GetProperty("help")}: {string.Join("; ", one.GetProperty("nodes").EnumerateArray().Take(4))}")];
    }
}
