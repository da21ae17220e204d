using CustomerJourney.Local.Graph;

namespace CustomerJourney.Graph;

public sealed class FileCheckpointsTests : CheckpointsContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoints-").FullName;

    protected override ICheckpoints Checkpoints => new FileCheckpoints(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
