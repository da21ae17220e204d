namespace StepFunctions.Intrinsics;

/// <summary>An intrinsic function of the Amazon States Language.</summary>
/// <param name="Name">With its prefix: <c>States.Format</c>.</param>
/// <param name="MinArguments">Fewest arguments it takes.</param>
/// <param name="MaxArguments">Most arguments it takes.</param>
/// <param name="Apply">Its value; throws <see cref="IntrinsicFailureException"/>.</param>
internal sealed record IntrinsicFunction(string Name, int MinArguments, int MaxArguments, Func<JsonElement[], Randomness, JsonElement> Apply)
{
    private static readonly Dictionary<string, IntrinsicFunction> All = new IntrinsicFunction[]
    {
        new("States.Format", 1, int.MaxValue, (a, _) => TextFunctions.Format(a)),
        new("States.StringToJson", 1, 1, (a, _) => TextFunctions.StringToJson(a[0])),
        new("States.JsonToString", 1, 1, (a, _) => Json.String(Json.Text(a[0]))),
        new("States.JsonMerge", 3, 3, (a, _) => TextFunctions.JsonMerge(a[0], a[1], a[2])),
        new("States.StringSplit", 2, 2, (a, _) => TextFunctions.Split(a[0], a[1])),
        new("States.Base64Encode", 1, 1, (a, _) => TextFunctions.Base64Encode(a[0])),
        new("States.Base64Decode", 1, 1, (a, _) => TextFunctions.Base64Decode(a[0])),
        new("States.Hash", 2, 2, (a, _) => TextFunctions.Hash(a[0], a[1])),
        new("States.UUID", 0, 0, (_, random) => Json.String(random.Uuid())),
        new("States.MathAdd", 2, 2, (a, _) => NumberFunctions.Add(a[0], a[1])),
        new("States.MathRandom", 2, 3, NumberFunctions.Random),
        new("States.Array", 0, int.MaxValue, (a, _) => Json.Array(a)),
        new("States.ArrayPartition", 2, 2, (a, _) => ArrayFunctions.Partition(a[0], a[1])),
        new("States.ArrayContains", 2, 2, (a, _) => ArrayFunctions.Contains(a[0], a[1])),
        new("States.ArrayRange", 3, 3, (a, _) => ArrayFunctions.Range(a[0], a[1], a[2])),
        new("States.ArrayGetItem", 2, 2, (a, _) => ArrayFunctions.Item(a[0], a[1])),
        new("States.ArrayLength", 1, 1, (a, _) => ArrayFunctions.Length(a[0])),
        new("States.ArrayUnique", 1, 1, (a, _) => ArrayFunctions.Unique(a[0])),
    }.ToDictionary(function => function.Name);

    /// <summary>The function of a name; null when there is none.</summary>
    public static IntrinsicFunction? Named(string name) => All.GetValueOrDefault(name);
}
