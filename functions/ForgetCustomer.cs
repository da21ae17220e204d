using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Insights;

namespace CustomerJourney.Functions;

/// <summary>Erases a customer from graph and lake.</summary>
public sealed class ForgetCustomer(Insights.ForgetCustomer forget)
{
    /// <summary>Erases and answers with the receipt.</summary>
    [LambdaFunction(ResourceName = nameof(ForgetCustomer), Timeout = 900, MemorySize = 4096)]
    public async Task<ForgottenCustomer> Handle(ForgetRequest request, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        return await forget.RunAsync(request.Customer, deadline.Token);
    }
}
