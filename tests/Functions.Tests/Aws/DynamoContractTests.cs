using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Milestones;
using CustomerJourney.Graph;
using CustomerJourney.Milestones;

namespace CustomerJourney.Aws;

/// <summary>What lies in DynamoDB keeps the contracts that files keep.</summary>
public static class DynamoContractTests
{
    private static int _tables;

    private static string Next(string name) => $"{name}-{Interlocked.Increment(ref _tables):D}";

    [Collection(MotoCollection.Name)]
    public sealed class Checkpointing(MotoServer moto) : CheckpointsContract, IAsyncLifetime
    {
        private string _table = "";

        protected override ICheckpoints Checkpoints => new DynamoCheckpoints(moto.Dynamo, _table);

        public async Task InitializeAsync() => _table = await moto.TableAsync(Next("contract-checkpoints"), "reader");

        public Task DisposeAsync() => Task.CompletedTask;
    }

    [Collection(MotoCollection.Name)]
    public sealed class Milestones(MotoServer moto) : MilestoneStoreContract, IAsyncLifetime
    {
        private string _table = "";

        public async Task InitializeAsync() => _table = await moto.TableAsync(Next("contract-milestones"), "name");

        public Task DisposeAsync() => Task.CompletedTask;

        protected override IMilestoneStore Empty() => new DynamoMilestones(moto.Dynamo, _table);
    }
}
