namespace StepFunctions.Pictures;

/// <summary>Draws a machine, or an execution of it: the graph with the path taken, times and errors, as SVG.</summary>
public static class ExecutionPicture
{
    /// <summary>The picture.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="history">The execution's history; null draws the bare graph.</param>
    /// <param name="children">The histories of the child executions of its distributed maps.</param>
    /// <returns>A whole SVG document, self-contained.</returns>
    public static string Svg(StateMachine machine, IReadOnlyList<HistoryEvent>? history = null, IEnumerable<IReadOnlyList<HistoryEvent>>? children = null)
    {
        var visits = Visits.Of((children ?? []).Prepend(history ?? []));
        var layout = WorkflowLayout.Of(machine.Workflow, visits);
        return SvgDrawing.Draw(layout, visits, history is not null);
    }
}
