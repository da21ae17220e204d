namespace StepFunctions.Intrinsics;

/// <summary>Intrinsic functions on arrays.</summary>
internal static class ArrayFunctions
{
    /// <summary>AWS makes no longer array than this.</summary>
    private const int MaxRange = 1000;

    /// <summary><c>States.ArrayPartition</c>: pieces of a size, the last one shorter.</summary>
    public static JsonElement Partition(JsonElement array, JsonElement size)
    {
        var items = Items(array);
        var length = NumberFunctions.Rounded(size, "chunk size");
        if (length < 1)
            throw new IntrinsicFailureException("The chunk size must be a positive integer.");
        return Json.Array(items.Chunk((int)Math.Min(length, int.MaxValue)).Select(Json.Array));
    }

    /// <summary><c>States.ArrayContains</c>.</summary>
    public static JsonElement Contains(JsonElement array, JsonElement wanted) =>
        Json.Boolean(Items(array).Any(item => JsonElement.DeepEquals(item, wanted)));

    /// <summary><c>States.ArrayRange</c>: from the first argument to the second (included) in steps of the third.</summary>
    public static JsonElement Range(JsonElement first, JsonElement last, JsonElement step)
    {
        var (from, to, by) = (NumberFunctions.Rounded(first, "start"), NumberFunctions.Rounded(last, "end"), NumberFunctions.Rounded(step, "increment"));
        if (by == 0)
            throw new IntrinsicFailureException("The increment must not be zero.");
        var count = Math.Max(0, decimal.Floor(((decimal)to - from) / by) + 1);
        if (count > MaxRange)
            throw new IntrinsicFailureException($"The array must not have more than {MaxRange} elements.");
        return Json.Array(Enumerable.Range(0, (int)count).Select(n => Json.Number(from + (n * by))));
    }

    /// <summary><c>States.ArrayGetItem</c>, counted from 0.</summary>
    public static JsonElement Item(JsonElement array, JsonElement index)
    {
        var items = Items(array);
        var position = NumberFunctions.Rounded(index, "index");
        return position >= 0 && position < items.Length
            ? items[(int)position]
            : throw new IntrinsicFailureException("The index is out of bounds of the array.");
    }

    /// <summary><c>States.ArrayLength</c>.</summary>
    public static JsonElement Length(JsonElement array) => Json.Number((long)Items(array).Length);

    /// <summary><c>States.ArrayUnique</c>: the first of equal elements stays.</summary>
    public static JsonElement Unique(JsonElement array)
    {
        var seen = new HashSet<string>();
        return Json.Array(Items(array).Where(item => seen.Add(Canonical(item))));
    }

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => Json.Text(Json.String(p.Name)) + ":" + Canonical(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Canonical)) + "]",
        _ => Json.Text(value),
    };

    private static JsonElement[] Items(JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? [.. array.EnumerateArray()]
        : throw new IntrinsicFailureException("The argument must be an array.");
}
