namespace CustomerJourney.Aws;

/// <summary>Tests that share one moto server.</summary>
[CollectionDefinition(Name)]
public sealed class MotoCollection : ICollectionFixture<MotoServer>
{
    public const string Name = "moto";
}
