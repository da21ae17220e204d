namespace Gremlin.Loading;

/// <summary>A file to load.</summary>
/// <param name="Uri">Its path or URI; one that ends in <c>.gz</c> is unpacked.</param>
/// <param name="Open">Opens it to read.</param>
public sealed record LoadFile(string Uri, Func<CancellationToken, Task<Stream>> Open);
