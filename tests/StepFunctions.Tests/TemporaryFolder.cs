namespace StepFunctions;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stepfunctions").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
