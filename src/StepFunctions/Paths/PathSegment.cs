namespace StepFunctions.Paths;

/// <summary>One step of a path.</summary>
internal abstract record PathSegment
{
    /// <summary>Whether this step leads to at most one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>A field by name.</summary>
    public sealed record Field(string Name) : PathSegment
    {
        /// <inheritdoc/>
        public override bool IsDefinite => true;
    }

    /// <summary>Several fields by name; as the last step it picks them into one object.</summary>
    public sealed record Fields(IReadOnlyList<string> Names) : PathSegment;

    /// <summary>An array's element, counted from the end when negative.</summary>
    public sealed record Index(int Position) : PathSegment
    {
        /// <inheritdoc/>
        public override bool IsDefinite => true;
    }

    /// <summary>Several elements.</summary>
    public sealed record Indices(IReadOnlyList<int> Positions) : PathSegment;

    /// <summary>Elements from (included) to (excluded), each counted from the end when negative.</summary>
    public sealed record Slice(int? From, int? To, int Step) : PathSegment;

    /// <summary>Every child.</summary>
    public sealed record Wildcard : PathSegment;

    /// <summary>The next step, taken from the value and from everything below it.</summary>
    public sealed record Descent : PathSegment;

    /// <summary>The children for which a condition holds.</summary>
    public sealed record Where(PathFilter Condition) : PathSegment;

    /// <summary>A function of the value: <c>length()</c>, <c>sum()</c> …</summary>
    public sealed record Function(string Name) : PathSegment
    {
        /// <inheritdoc/>
        public override bool IsDefinite => true;
    }
}
