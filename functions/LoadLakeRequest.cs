namespace CustomerJourney.Functions;

/// <summary>Input of <see cref="LoadLake"/>.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Batch">Id of the batch, as <see cref="MapBatch"/> answered.</param>
public sealed record LoadLakeRequest(string Source, string Batch);
