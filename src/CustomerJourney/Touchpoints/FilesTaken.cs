using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

/// <summary>What a run made of files, and what all files are together.</summary>
/// <param name="New">Files that this run looked at.</param>
/// <param name="NewCounts">What became of their rows.</param>
/// <param name="All">Files taken by now, of different content.</param>
/// <param name="AllCounts">What became of their rows.</param>
/// <param name="WrongFiles">Files of this run that were not taken, or not to their end.</param>
/// <param name="Wrong">The first hundred of them, each told with its failure or damage; <c>curated/runs/</c> has all.</param>
public sealed record FilesTaken(int New, RowCounts NewCounts, int All, RowCounts AllCounts, int WrongFiles, IReadOnlyList<TakenFile> Wrong);
