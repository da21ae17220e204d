namespace CustomerJourney.Web;

/// <summary>Several tests that look at the site; where there is no browser they are skipped and say so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the tests where they cannot run.</summary>
    public BrowserTheoryAttribute() => Skip = Site.Missing!;
}
