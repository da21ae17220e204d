using CustomerJourney.House;
using CustomerJourney.Local.Touchpoints;

namespace CustomerJourney.Touchpoints;

public sealed class FolderLakeTests : ObjectLakeContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderLakeTests() => Lake = new FolderLake(_folder.Path);

    protected override IObjectLake Lake { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_dead_writer_left_is_swept_away()
    {
        var left = Path.Combine(_folder.Path, ".tmp", "left");
        File.WriteAllText(left, "half");
        _ = new FolderLake(_folder.Path);
        File.Exists(left).Should().BeFalse();
    }
}
