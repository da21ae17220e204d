using System.Globalization;
using System.Security;
using System.Text;

namespace StepFunctions.Pictures;

/// <summary>Writes a layout as SVG.</summary>
internal sealed class SvgDrawing
{
    private const string Style = """
        text{font:13px system-ui,sans-serif;fill:#16202b}.note{font-size:11px;fill:#3f4d5c}.label{font-size:10.5px;fill:#6a4a00;paint-order:stroke;stroke:#fff;stroke-width:3px}
        .box{fill:#fff;stroke:#8794a3;stroke-width:1.3}.frame{fill:#f6f8fa;stroke:#8794a3;stroke-dasharray:none}.branch{fill:none;stroke:#c9d2dc;stroke-dasharray:3 3}
        .done>.box{fill:#e4f5e9;stroke:#1d7a3f}.recovered>.box{fill:#fff3d6;stroke:#a86b00}.failed>.box{fill:#fde4e1;stroke:#b42318}.open>.box{fill:#e3eefc;stroke:#1f5fae}
        .way{fill:none;stroke:#a5b0bc;stroke-width:1.3;marker-end:url(#tip)}.taken{stroke:#1d7a3f;stroke-width:2.2;marker-end:url(#tip-taken)}.catch{stroke-dasharray:5 4}
        """;

    private readonly StringBuilder _svg = new();
    private readonly Visits _visits;

    private SvgDrawing(Visits visits) => _visits = visits;

    /// <summary>The whole document.</summary>
    public static string Draw(WorkflowLayout layout, Visits visits, bool execution)
    {
        var drawing = new SvgDrawing(visits);
        drawing.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width:0.#} {layout.Height:0.#}\" width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" role=\"img\" aria-label=\"{(execution ? "An execution of a state machine" : "A state machine")}\">");
        drawing.Line($"<style>{Style}</style>");
        drawing.Line($"<defs>{Tip("tip", "#a5b0bc")}{Tip("tip-taken", "#1d7a3f")}</defs>");
        drawing.Workflow(layout, 0, 0);
        drawing.Line($"</svg>");
        return drawing._svg.ToString();
    }

    private static string Tip(string id, string colour) =>
        $"<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"{colour}\"/></marker>";

    private void Workflow(WorkflowLayout layout, double x, double y)
    {
        foreach (var way in layout.Ways.OrderBy(way => _visits.Taken(way.From, way.To)))
            Way(way, x, y);
        foreach (var box in layout.Boxes)
            Box(box, x + box.X, y + box.Y);
    }

    private void Way(Way way, double x, double y)
    {
        var points = way.Points.Select(point => (X: point.X + x, Y: point.Y + y)).ToArray();
        var path = new StringBuilder(Of($"M{points[0].X:0.#} {points[0].Y:0.#}"));
        for (var at = 1; at < points.Length; at++)
        {
            var (from, to) = (points[at - 1], points[at]);
            var middle = (from.Y + to.Y) / 2;
            path.Append(from.Y < to.Y && Math.Abs(from.X - to.X) > 1
                ? Of($"C{from.X:0.#} {middle:0.#} {to.X:0.#} {middle:0.#} {to.X:0.#} {to.Y:0.#}")
                : Of($"L{to.X:0.#} {to.Y:0.#}"));
        }

        var taken = _visits.Taken(way.From, way.To) && Followed(way);
        Line($"<path class=\"way{(taken ? " taken" : "")}{(way.IsCatch ? " catch" : "")}\" d=\"{path}\"><title>{Text($"{way.From} → {way.To}{(way.Label.Length > 0 ? " (" + way.Label + ")" : "")}")}</title></path>");
        if (way.Label.Length > 0)
            Line($"<text class=\"label\" x=\"{points[0].X + (0.6 * (points[1].X - points[0].X)) + 6:0.#}\" y=\"{points[0].Y + (0.6 * (points[1].Y - points[0].Y)):0.#}\">{Text(Short(way.Label))}</text>");
    }

    /// <summary>Where a plain way and a catch lead to the same state, the one that fits the state's failures was followed.</summary>
    private bool Followed(Way way) => !way.IsCatch || _visits.State(way.From).Failures > 0;

    private void Box(Box box, double x, double y)
    {
        var visits = _visits.State(box.State.Name);
        Line($"<g class=\"state {visits.Mark}\" data-state=\"{Text(box.State.Name)}\"><title>{Text($"{box.State.Type} {box.State.Name}{(box.Note.Length > 0 ? ": " + box.Note : "")}")}</title>");
        Line($"<rect class=\"box{(box.Inner.Count > 0 ? " frame" : "")}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"{(box.State is ChoiceState ? 16 : 6)}\"/>");
        Line($"<text x=\"{x + (box.Width / 2):0.#}\" y=\"{y + 20:0.#}\" text-anchor=\"middle\">{Text(box.State.Name)}</text>");
        if (box.Note.Length > 0)
            Line($"<text class=\"note\" x=\"{x + (box.Width / 2):0.#}\" y=\"{y + 36:0.#}\" text-anchor=\"middle\">{Text(box.Note)}</text>");
        Line($"</g>");
        var left = x + ((box.Width - box.Inner.Sum(one => one.Width)) / 2);
        foreach (var inner in box.Inner)
        {
            var top = y + box.Height - box.Inner.Max(one => one.Height);
            Line($"<rect class=\"branch\" x=\"{left + 6:0.#}\" y=\"{top + 2:0.#}\" width=\"{inner.Width - 12:0.#}\" height=\"{inner.Height - 8:0.#}\" rx=\"5\"/>");
            Workflow(inner, left, top);
            left += inner.Width;
        }
    }

    private static string Short(string label) => label.Length <= 34 ? label : label[..33] + "…";

    private static string Text(string text) => SecurityElement.Escape(string.Concat(text.Where(c => !char.IsControl(c))));

    private static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => _svg.Append(Of(text)).Append('\n');
}
