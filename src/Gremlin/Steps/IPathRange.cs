namespace Gremlin.Steps;

/// <summary>A step over paths that <c>from()</c> and <c>to()</c> narrow to what lies between two labels.</summary>
internal interface IPathRange
{
    string? From { get; set; }

    string? To { get; set; }
}
