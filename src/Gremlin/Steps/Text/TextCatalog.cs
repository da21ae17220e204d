using Gremlin.Engine;
using Gremlin.Steps.Build;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary>The steps over strings.</summary>
internal static class TextCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["asString"] = a => new AsStringStep(Take(a)),
        ["toUpper"] = a => Plain(a, text => Value.Of(text.ToUpperInvariant())),
        ["toLower"] = a => Plain(a, text => Value.Of(text.ToLowerInvariant())),
        ["length"] = a => Plain(a, text => Value.Of(text.Length)),
        ["trim"] = a => Plain(a, text => Value.Of(text.Trim())),
        ["lTrim"] = a => Plain(a, text => Value.Of(text.TrimStart())),
        ["rTrim"] = a => Plain(a, text => Value.Of(text.TrimEnd())),
        ["reverse"] = a => a.ExpectNothing().Make(new ReverseStep()),
        ["concat"] = ToConcat,
        ["replace"] = ToReplace,
        ["split"] = ToSplit,
        ["substring"] = ToSubstring,
        ["format"] = a => new FormatStep(a.Expect(1, 1).Text(0)),
    };

    private static Scope Take(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        arguments.ExpectNothing();
        return scope;
    }

    private static TextStep Plain(StepArguments arguments, Func<string, Value> work) => new(arguments.Name, Take(arguments), (text, _) => work(text));

    private static ConcatStep ToConcat(StepArguments arguments)
    {
        if (arguments.IsTraversal(0)) return new ConcatStep([], arguments.Traversals(0));
        for (var place = 0; place < arguments.Count; place++)
        {
            if (!arguments.IsText(place) && !arguments.IsNull(place)) throw arguments.Wrong();
        }

        return new ConcatStep(arguments.Operands(0), []);
    }

    private static TextStep ToReplace(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        var (old, with) = (TextOrNull(arguments.Expect(2, 2), 0), TextOrNull(arguments, 1));
        return new TextStep("replace", scope, (text, context) => TextWork.Replace(text, old.Get(context), with.Get(context)));
    }

    private static TextStep ToSplit(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        var separator = TextOrNull(arguments.Expect(1, 1), 0);
        return new TextStep("split", scope, (text, context) => TextWork.Split(text, separator.Get(context)));
    }

    private static TextStep ToSubstring(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        var from = arguments.Expect(1, 2).Whole(0);
        var to = arguments.Count == 2 ? arguments.Whole(1) : null;
        return new TextStep("substring", scope, (text, context) => TextWork.Substring(text, Numbers.ToLong(from.Get(context)), to is null ? null : Numbers.ToLong(to.Get(context))));
    }

    private static Operand TextOrNull(StepArguments arguments, int place) => arguments.IsText(place) || arguments.IsNull(place) ? arguments.Operand(place) : throw arguments.Wrong();
}
