using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Propensity;

namespace CustomerJourney.Functions;

/// <summary>Makes every propensity's labelled table in the lake.</summary>
public sealed class BuildFeatures(BuildFeatureTables tables)
{
    /// <summary>Answers with the propensities that have a table now, and why others have none.</summary>
    [LambdaFunction(ResourceName = nameof(BuildFeatures), Timeout = 900, MemorySize = 10240)]
    public async Task<FeatureTablesBuilt> Handle(RunRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await tables.RunAsync(null, deadline.Token);
    }
}
