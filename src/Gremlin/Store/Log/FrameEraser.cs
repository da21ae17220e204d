namespace Gremlin.Store.Log;

/// <summary>Takes the changes of some elements out of a transaction; those that stay keep their numbers.</summary>
internal static class FrameEraser
{
    /// <summary>The changes without those of the elements; null when there are none of them.</summary>
    /// <param name="changes">A transaction's changes.</param>
    /// <param name="isErased">Tells by id and whether it is an edge's.</param>
    public static byte[]? Erase(ReadOnlySpan<byte> changes, Func<string, bool, bool> isErased)
    {
        var names = new List<(int Place, int Length)>();
        var encoder = new ChangeEncoder();
        var change = new ChangeDecoder(changes, names);
        var (erased, erases) = (false, false);
        while (change.MoveNext())
        {
            if (!change.IsErased && (change.OpNum == 1 || !change.IsSameElement))
                erases = isErased(System.Text.Encoding.UTF8.GetString(change.Id), change.Kind >= ChangeKind.Edge);
            erased |= erases && !change.IsErased;
            if (change.IsErased || erases)
                encoder.AddErased();
            else
                encoder.Copy(ref change);
        }

        return erased ? encoder.Written.ToArray() : null;
    }
}
