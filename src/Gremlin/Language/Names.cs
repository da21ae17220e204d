using System.Collections.Frozen;

namespace Gremlin.Language;

/// <summary>The words of the language.</summary>
internal static class Names
{
    public static readonly FrozenSet<string> Predicates = FrozenSet.ToFrozenSet(
    [
        "eq", "neq", "lt", "lte", "gt", "gte", "inside", "outside", "between", "within", "without",
        "startingWith", "notStartingWith", "endingWith", "notEndingWith", "containing", "notContaining", "regex", "notRegex",
    ]);

    public static readonly FrozenSet<string> TextPredicates = FrozenSet.ToFrozenSet(
    [
        "startingWith", "notStartingWith", "endingWith", "notEndingWith", "containing", "notContaining", "regex", "notRegex",
    ]);

    public static readonly FrozenSet<string> SourceSettings = FrozenSet.ToFrozenSet(
        ["withBulk", "withPath", "withSack", "withSideEffect", "withStrategies", "withoutStrategies", "with", "withComputer"]);

    public static readonly FrozenSet<string> Spawns = FrozenSet.ToFrozenSet(["addE", "addV", "E", "V", "mergeE", "mergeV", "inject", "io", "call", "union"]);

    public static readonly FrozenSet<string> Terminals = FrozenSet.ToFrozenSet(["explain", "iterate", "hasNext", "tryNext", "next", "toList", "toSet", "toBulkSet"]);

    public static readonly FrozenSet<string> Cardinalities = FrozenSet.ToFrozenSet(["single", "set", "list"]);

    public static readonly FrozenSet<string> Steps = FrozenSet.ToFrozenSet(
    [
        "V", "E", "addE", "addV", "mergeE", "mergeV", "aggregate", "all", "and", "any", "as", "barrier", "both", "bothE", "bothV", "branch", "by", "cap", "choose",
        "coalesce", "coin", "conjoin", "connectedComponent", "constant", "count", "cyclicPath", "dedup", "difference", "disjunct", "drop", "elementMap", "emit",
        "filter", "flatMap", "fold", "from", "group", "groupCount", "has", "hasId", "hasKey", "hasLabel", "hasNot", "hasValue", "id", "identity", "in", "inE",
        "intersect", "inV", "index", "inject", "is", "key", "label", "limit", "local", "loops", "map", "match", "math", "max", "mean", "min", "none", "not",
        "option", "optional", "or", "order", "otherV", "out", "outE", "outV", "pageRank", "path", "peerPressure", "profile", "project", "properties", "property",
        "propertyMap", "range", "read", "repeat", "sack", "sample", "select", "combine", "product", "merge", "shortestPath", "sideEffect", "simplePath", "skip",
        "store", "subgraph", "sum", "tail", "fail", "timeLimit", "times", "to", "toE", "toV", "tree", "unfold", "union", "until", "value", "valueMap", "values",
        "where", "with", "write", "element", "call", "concat", "asString", "format", "toUpper", "toLower", "length", "trim", "lTrim", "rTrim", "reverse",
        "replace", "split", "substring", "asDate", "dateAdd", "dateDiff", "program", "iterate", "io",
    ]);

    private static readonly FrozenDictionary<string, string[]> Enumerations = new Dictionary<string, string[]>
    {
        ["Scope"] = ["local", "global"],
        ["Barrier"] = ["normSack"],
        ["T"] = ["id", "label", "key", "value"],
        ["Merge"] = ["onCreate", "onMatch", "outV", "inV"],
        ["Order"] = ["incr", "decr", "asc", "desc", "shuffle"],
        ["Direction"] = ["IN", "OUT", "BOTH", "from", "to"],
        ["Cardinality"] = ["single", "set", "list"],
        ["Column"] = ["keys", "values"],
        ["Pop"] = ["first", "last", "all", "mixed"],
        ["Operator"] = ["addAll", "and", "assign", "div", "max", "min", "minus", "mult", "or", "sum", "sumLong"],
        ["Pick"] = ["any", "none", "unproductive"],
        ["DT"] = ["second", "minute", "hour", "day"],
        ["WithOptions"] = ["tokens", "none", "ids", "labels", "keys", "values", "all", "indexer", "list", "map"],
        ["ConnectedComponent"] = ["component", "edges", "propertyName"],
        ["PageRank"] = ["edges", "times", "propertyName"],
        ["PeerPressure"] = ["edges", "times", "propertyName"],
        ["ShortestPath"] = ["target", "edges", "distance", "maxDistance", "includeEdges"],
        ["IO"] = ["reader", "writer", "gryo", "graphson", "graphml"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> BareMembers = Enumerations.Where(each => each.Key is not ("WithOptions" or "ConnectedComponent" or "PageRank" or "PeerPressure" or "ShortestPath" or "IO"))
        .SelectMany(each => each.Value).ToFrozenSet();

    public static bool IsEnumeration(string name) => Enumerations.ContainsKey(name);

    public static bool IsMember(string type, string name) => Enumerations.TryGetValue(type, out var members) && members.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether the name alone may stand for a member of some enumeration.</summary>
    public static bool IsBareMember(string name) => BareMembers.Contains(name);
}
