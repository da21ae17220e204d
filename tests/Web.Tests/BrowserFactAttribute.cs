namespace CustomerJourney.Web;

/// <summary>A test that looks at the site; where there is no browser it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips the test where it cannot run.</summary>
    public BrowserFactAttribute() => Skip = Site.Missing!;
}
