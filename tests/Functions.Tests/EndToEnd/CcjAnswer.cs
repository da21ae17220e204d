namespace CustomerJourney.Functions.EndToEnd;

/// <summary>How a command ended.</summary>
internal sealed record CcjAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>The output of a command that must have gone well.</summary>
    public string MustSucceed()
    {
        ExitCode.Should().Be(0, "the command ended with: {0}", Error);
        return Output;
    }
}
