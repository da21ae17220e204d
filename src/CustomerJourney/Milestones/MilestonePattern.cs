namespace CustomerJourney.Milestones;

/// <summary>What must happen for a milestone to be reached: one of the three nested forms.</summary>
public abstract record MilestonePattern
{
    private MilestonePattern()
    {
    }

    /// <summary>Every touchpoint match the pattern speaks of.</summary>
    public abstract IEnumerable<TouchpointMatch> Matches { get; }

    /// <summary>Steps in order; others may lie between. Reached with the last step.</summary>
    /// <param name="Steps">At least one step.</param>
    /// <param name="Within">Longest time from the first to the last step (≤); null for no limit.</param>
    public sealed record Sequence(IReadOnlyList<SequenceStep> Steps, TimeSpan? Within) : MilestonePattern
    {
        /// <inheritdoc/>
        public override IEnumerable<TouchpointMatch> Matches => Steps.Select(step => step.Match);
    }

    /// <summary>So many touchpoints within a window. Reached with the one that completes the number.</summary>
    /// <param name="Match">What is counted.</param>
    /// <param name="AtLeast">The number, 1 or more.</param>
    /// <param name="Within">Longest time from the first to the last of them (≤).</param>
    public sealed record Count(TouchpointMatch Match, int AtLeast, TimeSpan Within) : MilestonePattern
    {
        /// <inheritdoc/>
        public override IEnumerable<TouchpointMatch> Matches => [Match];
    }

    /// <summary>Something happens and something else does not follow within a window. Reached when the window has passed.</summary>
    /// <param name="After">What starts the window.</param>
    /// <param name="Of">What must not follow.</param>
    /// <param name="Within">The window (≤).</param>
    public sealed record Absence(TouchpointMatch After, TouchpointMatch Of, TimeSpan Within) : MilestonePattern
    {
        /// <inheritdoc/>
        public override IEnumerable<TouchpointMatch> Matches => [After, Of];
    }
}
