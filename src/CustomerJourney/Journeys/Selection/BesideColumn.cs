using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Codes of an attribute beside the steps of a view, touchpoint by touchpoint.</summary>
/// <param name="codes">Where they lie.</param>
/// <param name="width">Bytes a code takes: 1, 2 or 4; 0 when there is no such column.</param>
internal readonly unsafe struct BesideColumn(byte* codes, int width)
{
    /// <summary>Where the codes lie.</summary>
    public byte* Codes => codes;

    /// <summary>Bytes a code takes; 0 when there is no column.</summary>
    public int Width => width;

    /// <summary>The code of a touchpoint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int touchpoint) => width switch
    {
        1 => codes[touchpoint],
        2 => ((ushort*)codes)[touchpoint],
        _ => ((int*)codes)[touchpoint],
    };
}
