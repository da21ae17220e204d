namespace Gremlin.Loading;

/// <summary>What a load does about earlier loads of the same source.</summary>
public enum LoadMode
{
    /// <summary>Resumes an earlier load that did not end well; else loads everything.</summary>
    Auto,

    /// <summary>Loads everything.</summary>
    New,

    /// <summary>Loads only what an earlier load of the source left; nothing without one.</summary>
    Resume,
}
