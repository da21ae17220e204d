namespace Gremlin.Engine;

/// <summary>What a query gave.</summary>
/// <param name="Values">
/// The last statement's results in order. A value is null, <see cref="bool"/>, <see cref="sbyte"/>, <see cref="short"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="System.Numerics.BigInteger"/>, <see cref="float"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="string"/>, <see cref="DateTimeOffset"/> (UTC),
/// an <c>IReadOnlyList&lt;object?&gt;</c> of such, or one of the types in <c>Gremlin.Values</c>.
/// </param>
/// <param name="Profile">Plan with counts and times of the last statement, when asked for.</param>
public sealed record QueryResult(IReadOnlyList<object?> Values, PlanReport? Profile);
