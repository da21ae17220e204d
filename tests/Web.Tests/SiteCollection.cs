namespace CustomerJourney.Web;

/// <summary>All that look at the site share one workspace, one server and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    /// <summary>Its name.</summary>
    public const string Name = "site";
}
