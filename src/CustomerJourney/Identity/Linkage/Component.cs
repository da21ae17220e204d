namespace CustomerJourney.Identity.Linkage;

/// <summary>Records that some evidence connects.</summary>
/// <param name="Records">The records, ascending.</param>
/// <param name="Pairs">Numbers of the scored pairs between them.</param>
internal sealed record Component(List<int> Records, List<int> Pairs);
