namespace CustomerJourney.Functions.Deployment;

/// <summary>A network without a way out: what its functions call must be reached from inside.</summary>
public sealed class NetworkTests
{
    // Actions' prefixes by the endpoint that takes their calls; none for what lies in the network itself, is called from outside it, or is done by services among themselves.
    private static readonly Dictionary<string, string?> Endpoints = new()
    {
        ["s3"] = "s3",
        ["dynamodb"] = "dynamodb",
        ["states"] = "states",
        ["secretsmanager"] = "secretsmanager",
        ["redshift-data"] = "redshift-data",
        ["sagemaker"] = "sagemaker.api",
        ["sagemaker:InvokeEndpoint"] = "sagemaker.runtime",
        ["neptune-db"] = null,
        ["quicksight"] = null,
        ["kms"] = null,
        ["iam"] = null,
        ["redshift-serverless"] = null,
    };

    [Fact]
    public void Every_service_that_a_port_calls_has_an_endpoint()
    {
        var there = Template.Read("infrastructure/network.yaml").Resources("AWS::EC2::VPCEndpoint").Values.Select(endpoint => endpoint["ServiceName"].ToString().Split("${AWS::Region}.")[1]).ToHashSet();
        foreach (var action in AdapterCalls.Policies.SelectMany(AdapterCalls.Actions).Distinct())
        {
            var needed = Endpoints.TryGetValue(action, out var own) ? own : Endpoints[action.Split(':')[0]];
            if (needed is not null)
                there.Should().Contain(needed, "{0} is called from inside", action);
        }
    }
}
