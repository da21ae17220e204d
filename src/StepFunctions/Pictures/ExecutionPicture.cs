namespace StepFunctions.Pictures;

/// <summary>Draws a machine, or an execution of it: the graph with the path taken, times and errors, as SVG.</summary>
public static class ExecutionPicture
{
    /// <summary>The picture.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="history">The execution's history; null draws the bare graph.</param>
    /// <returns>A whole SVG document, self-contained.</returns>
    public static string Svg(StateMachine machine, IReadOnlyList<HistoryEvent>? history = null)
    {
        var visits = Visits.Of(history ?? []);
        var layout = WorkflowLayout.Of(machine.Workflow, visits);
        return SvgDrawing.Draw(layout, visits, history is not null);
    }
}
