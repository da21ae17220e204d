using System.Globalization;

namespace StepFunctions.Pictures;

/// <summary>Places the states of a workflow in layers from top to bottom, workflows within them included.</summary>
/// <remarks>After Sugiyama, Tagawa, Toda: layers by longest path, order by barycentres, long edges through place holders.</remarks>
internal sealed record WorkflowLayout(IReadOnlyList<Box> Boxes, IReadOnlyList<Way> Ways, double Width, double Height)
{
    public const double Header = 26;
    private const double CharacterWidth = 7.3;
    private const double MinWidth = 110;
    private const double PlainHeight = 32;
    private const double NoteHeight = 14;
    private const double Gap = 34;
    private const double LayerGap = 48;
    private const double Margin = 22;
    private const double HolderWidth = 14;
    private const double Corridor = 14;
    private const int Sweeps = 8;

    /// <summary>The layout of a workflow.</summary>
    public static WorkflowLayout Of(Workflow workflow, Visits visits)
    {
        var boxes = workflow.States.Values.ToDictionary(state => state.Name, state => BoxOf(state, visits));
        var edges = Edges(workflow);
        var back = BackEdges(workflow);
        var layers = Layers(workflow, edges, back);
        var rows = Rows(boxes, layers, edges, back);
        Order(rows);
        var (width, height) = Place(rows);
        var ways = edges.Select(edge => back.Contains((edge.From, edge.To)) ? BackWay(edge, boxes, rows, ref width) : Way(edge, boxes, rows)).ToArray();
        return new WorkflowLayout([.. boxes.Values], ways, width, height);
    }

    private static Box BoxOf(State state, Visits visits)
    {
        var inner = state.Inner.Select(workflow => Of(workflow, visits)).ToArray();
        var note = Note(visits.State(state.Name));
        var width = Math.Max(MinWidth, (Math.Max(state.Name.Length, note.Length * 0.85) * CharacterWidth) + 24);
        var height = PlainHeight + (note.Length > 0 ? NoteHeight : 0);
        if (inner.Length == 0)
            return new Box(state, note, width, height, inner);
        return new Box(state, note, Math.Max(width, inner.Sum(one => one.Width)), Header + NoteHeight + inner.Max(one => one.Height), inner);
    }

    private static string Note(StateVisits visits)
    {
        if (visits.Entered == 0)
            return "";
        var parts = new List<string>();
        if (visits.Entered > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{visits.Entered}×"));
        if (visits.Exited > 0)
            parts.Add(Spans.Text(visits.Time));
        if (visits.Failures > 0)
            parts.Add(visits.Failures > 1 ? string.Create(CultureInfo.InvariantCulture, $"{visits.Failures} failed: {visits.Error}") : $"failed: {visits.Error}");
        return string.Join(" · ", parts);
    }

    private static List<(string From, string To, string Label, bool IsCatch)> Edges(Workflow workflow)
    {
        var edges = new List<(string From, string To, string Label, bool IsCatch)>();
        foreach (var state in workflow.States.Values)
        {
            if (state.Next is { } next)
                edges.Add((state.Name, next, "", false));
            if (state is ChoiceState choice)
            {
                edges.AddRange(choice.Choices.GroupBy(rule => rule.Next).Select(rules => (state.Name, rules.Key, string.Join(" or ", rules.Select(rule => ChoiceText.Of(rule.Test))), false)));
                if (choice.Default is { } otherwise)
                    edges.Add((state.Name, otherwise, "default", false));
            }

            if (state is WorkState work)
                edges.AddRange(work.Catch.GroupBy(catcher => catcher.Next).Select(catchers => (state.Name, catchers.Key, string.Join(", ", catchers.SelectMany(one => one.Errors)), true)));
        }

        return [.. edges.GroupBy(edge => (edge.From, edge.To, edge.IsCatch)).Select(same => same.First() with { Label = string.Join(", ", same.Select(edge => edge.Label).Where(label => label.Length > 0)) })];
    }

    private static HashSet<(string From, string To)> BackEdges(Workflow workflow)
    {
        var back = new HashSet<(string, string)>();
        var (open, done) = (new HashSet<string>(), new HashSet<string>());
        var stack = new Stack<(string Name, Queue<string> Targets)>();

        void Enter(string name)
        {
            open.Add(name);
            stack.Push((name, new Queue<string>(workflow.States[name].Targets)));
        }

        Enter(workflow.StartAt);
        while (stack.TryPeek(out var top))
        {
            if (!top.Targets.TryDequeue(out var target))
            {
                open.Remove(top.Name);
                done.Add(top.Name);
                stack.Pop();
            }
            else if (open.Contains(target))
            {
                back.Add((top.Name, target));
            }
            else if (!done.Contains(target))
            {
                Enter(target);
            }
        }

        return back;
    }

    private static Dictionary<string, int> Layers(Workflow workflow, List<(string From, string To, string Label, bool IsCatch)> edges, HashSet<(string From, string To)> back)
    {
        var layers = workflow.States.Keys.ToDictionary(name => name, _ => 0);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var edge in edges.Where(edge => !back.Contains((edge.From, edge.To)) && layers[edge.To] <= layers[edge.From]))
            {
                layers[edge.To] = layers[edge.From] + 1;
                changed = true;
            }
        }

        return layers;
    }

    private static Slot[][] Rows(Dictionary<string, Box> boxes, Dictionary<string, int> layers, List<(string From, string To, string Label, bool IsCatch)> edges, HashSet<(string From, string To)> back)
    {
        var rows = Enumerable.Range(0, layers.Values.Max() + 1).Select(_ => new List<Slot>()).ToArray();
        var slots = boxes.ToDictionary(box => box.Key, box => new Slot(box.Value, null, box.Value.Width));
        foreach (var (name, slot) in slots)
            rows[layers[name]].Add(slot);
        foreach (var edge in edges.Where(edge => !back.Contains((edge.From, edge.To))).DistinctBy(edge => (edge.From, edge.To)))
        {
            var above = slots[edge.From];
            for (var layer = layers[edge.From] + 1; layer <= layers[edge.To]; layer++)
            {
                var below = layer == layers[edge.To] ? slots[edge.To] : new Slot(null, (edge.From, edge.To), HolderWidth);
                if (below.Box is null)
                    rows[layer].Add(below);
                above.Below.Add(below);
                below.Above.Add(above);
                above = below;
            }
        }

        return [.. rows.Select(row => row.ToArray())];
    }

    private static void Order(Slot[][] rows)
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in sweep % 2 == 0 ? rows : rows.Reverse())
            {
                for (var at = 0; at < row.Length; at++)
                    row[at].Position = at;
                var keys = row.Select(slot => (sweep % 2 == 0 ? slot.Above : slot.Below) is { Count: > 0 } others ? others.Average(other => other.Position) : slot.Position).ToArray();
                Array.Sort(keys, row, Comparer<double>.Default);
                for (var at = 0; at < row.Length; at++)
                    row[at].Position = at;
            }
        }
    }

    private static (double Width, double Height) Place(Slot[][] rows)
    {
        var width = rows.Max(row => row.Sum(slot => slot.Width) + (Gap * (row.Length - 1)));
        var y = Margin;
        foreach (var row in rows)
        {
            var x = Margin + ((width - row.Sum(slot => slot.Width) - (Gap * (row.Length - 1))) / 2);
            var height = row.Max(slot => slot.Box?.Height ?? 0);
            foreach (var slot in row)
            {
                (slot.X, slot.Top, slot.Bottom) = (x + (slot.Width / 2), y, y + height);
                if (slot.Box is { } box)
                    (box.X, box.Y) = (x, y);
                x += slot.Width + Gap;
            }

            y += height + LayerGap;
        }

        return (width + (2 * Margin), y - LayerGap + Margin);
    }

    private static Way Way((string From, string To, string Label, bool IsCatch) edge, Dictionary<string, Box> boxes, Slot[][] rows)
    {
        var (from, to) = (boxes[edge.From], boxes[edge.To]);
        // a catch beside a plain way to the same state keeps some distance from it
        var shift = edge.IsCatch ? 10 : 0;
        var x = from.X + (from.Width / 2) + shift;
        var bottom = rows.SelectMany(row => row).First(slot => slot.Box == from).Bottom;
        var points = new List<(double X, double Y)> { (x, from.Y + from.Height) };
        if (bottom > from.Y + from.Height)
            points.Add((x, bottom));
        foreach (var holder in rows.SelectMany(row => row).Where(slot => slot.Way == (edge.From, edge.To)))
            points.AddRange([(holder.X + shift, holder.Top), (holder.X + shift, holder.Bottom)]);
        points.Add((to.X + (to.Width / 2) + shift, to.Y));
        return new Way(edge.From, edge.To, edge.Label, edge.IsCatch, points);
    }

    /// <summary>A way back goes down into the gap below its layer, aside of everything, and comes in from the gap above.</summary>
    private static Way BackWay((string From, string To, string Label, bool IsCatch) edge, Dictionary<string, Box> boxes, Slot[][] rows, ref double width)
    {
        var (from, to) = (boxes[edge.From], boxes[edge.To]);
        var below = rows.SelectMany(row => row).First(slot => slot.Box == from).Bottom + Corridor;
        var above = to.Y - Corridor;
        var aside = width - Corridor;
        width += Corridor;
        var (down, up) = (from.X + (from.Width * 0.75), to.X + (to.Width * 0.75));
        return new Way(edge.From, edge.To, edge.Label, edge.IsCatch, [(down, from.Y + from.Height), (down, below), (aside, below), (aside, above), (up, above), (up, to.Y)]);
    }

    private sealed class Slot(Box? box, (string From, string To)? way, double width)
    {
        public Box? Box => box;

        public (string From, string To)? Way => way;

        public double Width => width;

        public double X { get; set; }

        public double Top { get; set; }

        public double Bottom { get; set; }

        public double Position { get; set; }

        public List<Slot> Above { get; } = [];

        public List<Slot> Below { get; } = [];
    }
}
