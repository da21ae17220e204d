namespace StepFunctions.Pictures;

/// <summary>A state in the picture, its corner relative to the workflow around it.</summary>
internal sealed class Box(State state, string note, double width, double height, IReadOnlyList<WorkflowLayout> inner)
{
    public State State => state;

    /// <summary>The second line: times, tries.</summary>
    public string Note => note;

    public double Width => width;

    public double Height => height;

    public double X { get; set; }

    public double Y { get; set; }

    /// <summary>The workflows within, side by side.</summary>
    public IReadOnlyList<WorkflowLayout> Inner => inner;
}

/// <summary>A way from one state to another, through points between the layers.</summary>
internal sealed record Way(string From, string To, string Label, bool IsCatch, IReadOnlyList<(double X, double Y)> Points);
