using Gremlin.Steps.Build;

namespace Gremlin.Steps.Dates;

/// <summary>The steps over dates.</summary>
internal static class DateCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["asDate"] = a => a.ExpectNothing().Make(new AsDateStep()),
        ["dateAdd"] = a => new DateAddStep(Unit(a.Expect(2, 2).Name_(0, "DT")), a.Whole(1)),
        ["dateDiff"] = a => a.Expect(1, 1).IsTraversal(0) ? new DateDiffStep(null, a.Traversal(0)) : new DateDiffStep(a.Operand(0), null),
    };

    private static long Unit(string name) => (long)(name switch
    {
        "second" => TimeSpan.FromSeconds(1),
        "minute" => TimeSpan.FromMinutes(1),
        "hour" => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    }).TotalMilliseconds;
}
