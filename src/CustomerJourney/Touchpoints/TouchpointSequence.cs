using System.Globalization;

namespace CustomerJourney.Touchpoints;

/// <summary>Orders touchpoints of one instant: by source, then file, then row, so that replays and parallel loads agree.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="File">Name of the file (or stream shard) relative to its source.</param>
/// <param name="Row">Number of the row in the file, from 1 (or of the record in the shard).</param>
public readonly record struct TouchpointSequence(string Source, string File, long Row)
{
    private const int RowDigits = 12;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no sequence.</exception>
    public static TouchpointSequence Parse(string text)
    {
        var parts = text.Split('\t');
        return parts.Length == 3 && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new TouchpointSequence(parts[0], parts[1], row)
            : throw new FormatException("A sequence is source, file and row, separated by tabs.");
    }

    /// <summary>Text whose ordinal order is the order of the sequence: parts joined by a tab, which sorts before every printable character.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Source}\t{File}\t{Row.ToString(CultureInfo.InvariantCulture).PadLeft(RowDigits, '0')}");
}
