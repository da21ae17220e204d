using System.Xml.Linq;

namespace StepFunctions.Pictures;

public sealed class ExecutionPictureTests
{
    private const string Definition = """
        {"StartAt":"Load","States":{
          "Load":{"Type":"Task","Resource":"arn:aws:states:::a:b","Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":90}],"Catch":[{"ErrorEquals":["Gone"],"Next":"Sad <end>"}],"Next":"Ready?"},
          "Ready?":{"Type":"Choice","Choices":[{"Variable":"$.ready","BooleanEquals":true,"Next":"Both"}],"Default":"Pause"},
          "Pause":{"Type":"Wait","Seconds":5,"Next":"Load"},
          "Both":{"Type":"Parallel","Branches":[{"StartAt":"L","States":{"L":{"Type":"Pass","End":true}}},{"StartAt":"R","States":{"R":{"Type":"Pass","End":true}}}],"End":true},
          "Sad <end>":{"Type":"Fail","Error":"Sad"}}}
        """;

    private static readonly StateMachine Machine = StateMachine.Parse(Definition);

    [Fact]
    public async Task The_path_taken_its_times_and_its_errors_are_shown()
    {
        var run = await MachineTest.Of(Machine).Mock("Load", Answer.Return("""{"ready":false}"""), Answer.Throw("Busy"), Answer.Return("""{"ready":true}""")).RunAsync();
        var svg = XDocument.Parse(ExecutionPicture.Svg(Machine, run.History));
        Mark(svg, "Load").Should().Be("state recovered");
        Mark(svg, "Both").Should().Be("state done");
        Mark(svg, "R").Should().Be("state done");
        Mark(svg, "Sad <end>").Should().Be("state untouched");
        Titles(svg).Should().Contain("Task Load: 2× · 1 min 30 s · failed: Busy").And.Contain("Wait Pause: 5 s");
        Taken(svg).Should().BeEquivalentTo("Load → Ready?", "Ready? → Pause (default)", "Pause → Load", "Ready? → Both ($.ready = true)");
    }

    [Fact]
    public async Task Where_it_failed_is_shown()
    {
        var run = await MachineTest.Of(Machine).Mock("Load", Answer.Throw("Gone")).RunAsync();
        var svg = XDocument.Parse(ExecutionPicture.Svg(Machine, run.History));
        Mark(svg, "Load").Should().Be("state recovered");
        Mark(svg, "Sad <end>").Should().Be("state failed");
        Taken(svg).Should().BeEquivalentTo("Load → Sad <end> (Gone)");
    }

    [Fact]
    public void A_bare_graph_holds_every_state_apart_from_the_others()
    {
        var svg = XDocument.Parse(ExecutionPicture.Svg(Machine));
        var boxes = svg.Descendants().Where(one => one.Name.LocalName == "g").Select(one => one.Elements().First(child => child.Name.LocalName == "rect")).ToArray();
        boxes.Should().HaveCount(7);
        var top = boxes.Where(box => box.Attribute("class")!.Value == "box").Select(Area).ToArray();
        for (var one = 0; one < top.Length; one++)
        {
            for (var other = one + 1; other < top.Length; other++)
                (top[one].Right < top[other].Left || top[other].Right < top[one].Left || top[one].Bottom < top[other].Top || top[other].Bottom < top[one].Top).Should().BeTrue();
        }
    }

    [Fact]
    public void A_machine_of_a_thousand_states_is_drawn_too()
    {
        var states = Enumerable.Range(0, 1000).Select(at => at == 999 ? $"\"S{at}\":{{\"Type\":\"Succeed\"}}"
            : $"\"S{at}\":{{\"Type\":\"Choice\",\"Choices\":[{{\"Variable\":\"$.x\",\"IsNull\":true,\"Next\":\"S{Math.Min(999, at + 3)}\"}}],\"Default\":\"S{at + 1}\"}}");
        var machine = StateMachine.Parse("{\"StartAt\":\"S0\",\"States\":{" + string.Join(',', states) + "}}");
        XDocument.Parse(ExecutionPicture.Svg(machine)).Descendants().Count(one => one.Name.LocalName == "g").Should().Be(1000);
    }

    private static string Mark(XDocument svg, string state) => svg.Descendants().First(one => one.Attribute("data-state")?.Value == state).Attribute("class")!.Value;

    private static IEnumerable<string> Titles(XDocument svg) => svg.Descendants().Where(one => one.Name.LocalName == "title").Select(one => one.Value);

    private static IEnumerable<string> Taken(XDocument svg) =>
        svg.Descendants().Where(one => one.Attribute("class")?.Value.Contains("taken", StringComparison.Ordinal) == true).Select(one => one.Value);

    private static (double Left, double Top, double Right, double Bottom) Area(XElement box)
    {
        double Of(string name) => double.Parse(box.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
        return (Of("x"), Of("y"), Of("x") + Of("width"), Of("y") + Of("height"));
    }
}
