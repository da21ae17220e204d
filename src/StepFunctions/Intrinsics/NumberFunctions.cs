using System.Globalization;

namespace StepFunctions.Intrinsics;

/// <summary>Intrinsic functions on numbers.</summary>
internal static class NumberFunctions
{
    /// <summary>The nearest whole number, halves up: 1.5 → 2, −1.5 → −1, 2.5 → 3.</summary>
    public static long Rounded(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Number)
            throw new IntrinsicFailureException($"The {name} must be a number.");
        if (value.TryGetInt64(out var whole))
            return whole;
        var floor = Math.Floor(value.GetDouble() + 0.5);
        return floor is >= long.MinValue and < long.MaxValue
            ? (long)floor
            : throw new IntrinsicFailureException($"The {name} is out of range.");
    }

    /// <summary><c>States.MathAdd</c>: each argument rounded, then the sum.</summary>
    public static JsonElement Add(JsonElement first, JsonElement second)
    {
        try
        {
            return Json.Number(checked(Rounded(first, "first argument") + Rounded(second, "second argument")));
        }
        catch (OverflowException)
        {
            throw new IntrinsicFailureException("The sum is out of range.");
        }
    }

    /// <summary><c>States.MathRandom</c>: a whole number from the first argument (included) to the second (excluded), by the seed where one is given.</summary>
    public static JsonElement Random(JsonElement[] arguments, Randomness randomness)
    {
        var from = Rounded(arguments[0], "start number");
        var to = Rounded(arguments[1], "end number");
        if (to <= from)
            throw new IntrinsicFailureException("The start number must be less than the end number.");
        if (arguments.Length == 3)
            randomness = new Randomness(Rounded(arguments[2], "seed").ToString(CultureInfo.InvariantCulture));
        return Json.Number(from + (long)Math.Floor(randomness.Unit() * ((double)to - from)));
    }
}
