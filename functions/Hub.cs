using CustomerJourney.Graph;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Insights;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerJourney.Functions;

/// <summary>What the handlers call, over whatever ports are registered: the same on AWS and on one machine.</summary>
public static class Hub
{
    /// <summary>Registers the domain's work; the ports, the clock and the identifiers' key are registered beside it.</summary>
    public static IServiceCollection AddHub(this IServiceCollection services)
    {
        services.TryAddSingleton(ResolutionOptions.Default);
        services.TryAddSingleton(ArrivalOptions.Default);
        services.TryAddSingleton<IProgress<WorkDone>>(new Progress<WorkDone>());
        return services
            .AddSingleton<TakeLive>()
            .AddSingleton<ResolveCustomers>()
            .AddSingleton<ResolveArrivals>()
            .AddSingleton<StewardDecisions>()
            .AddSingleton<Identity.Resolved.ExplainIdentity>()
            .AddSingleton<BackfillMilestones>()
            .AddSingleton<FollowChanges>()
            .AddSingleton<ReadTimeline>()
            .AddSingleton<Journeys.ReadMoreAttributes>(services => token => ScoreAttributes.ReadAsync(services.GetRequiredService<IObjectLake>(), token))
            .AddSingleton<Insights.ForgetCustomer>()
            .AddSingleton<Journeys.IndexJourneys>()
            .AddSingleton<ReadPropensitySettings>(services => token => PropensitySettings.ReadAsync(services.GetRequiredService<IObjectLake>(), token))
            .AddSingleton<ReadCustomerHistory>()
            .AddSingleton<ModelRegistry>()
            .AddSingleton<BuildFeatureTables>()
            .AddSingleton<LearnPropensity>()
            .AddSingleton<ScoreAllCustomers>()
            .AddSingleton<Kpis.RefreshKpis>()
            .AddSingleton<ReadScores>()
            .AddSingleton<AskJourneys>();
    }
}
