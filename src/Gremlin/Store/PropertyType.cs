namespace Gremlin.Store;

/// <summary>The types a property's value can have, as Neptune's loader and stream name them.</summary>
internal enum PropertyType : byte
{
    /// <summary>No value.</summary>
    None,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Signed, 8 bits.</summary>
    Byte,

    /// <summary>Signed, 16 bits.</summary>
    Short,

    /// <summary>Signed, 32 bits.</summary>
    Int,

    /// <summary>Signed, 64 bits.</summary>
    Long,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float,

    /// <summary>IEEE 754, 64 bits.</summary>
    Double,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>An instant, UTC, in milliseconds.</summary>
    Date,
}
