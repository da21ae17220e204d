using System.Globalization;

namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>One person's year with the company: causes and what comes of them.</summary>
/// <remarks>
/// Faults lead to calls, slow repairs to complaints, complaints and high bills to leaving; offers lead to carts and upgrades.
/// A mood between 0 and 1 carries the effects from one to the next; every effect is a chance, never a rule.
/// </remarks>
internal sealed class Life
{
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Person _person;
    private readonly Random _random;
    private readonly List<Happening> _happenings = [];
    private double _mood = 0.7;
    private DateTime? _left;

    private Life(Person person, Random random) => (_person, _random) = (person, random);

    /// <summary>What happened to the person from 2025-01-01 to 2025-12-31, in order of time.</summary>
    public static IReadOnlyList<Happening> Of(Person person, int seed)
    {
        var life = new Life(person, new Random(unchecked(seed * 486187739 + person.Number)));
        life.Live();
        return [.. life._happenings.Where(happening => happening.At < (life._left ?? End)).OrderBy(happening => happening.At)];
    }

    private void Live()
    {
        var begin = _person.Since.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
        if (begin >= Start)
            Add("crm", "contract_start", begin + _random.Wait(TimeSpan.FromHours(3)), detail: Plan());
        var month = begin > Start ? new DateTime(begin.Year, begin.Month, 1, 0, 0, 0, DateTimeKind.Utc) : Start;
        for (; month < End && _left is null; month = month.AddMonths(1))
            Month(month < begin ? begin : month, month.AddMonths(1));
    }

    private void Month(DateTime from, DateTime until)
    {
        _mood += (0.7 - _mood) * 0.10;
        Browse(from, until);
        Bill(from);
        if (_random.Chance(FaultChance()))
            Fault(Moment(from, until));
        if (_random.Chance(0.16 + 0.14 * _person.Digital))
            Offer(Moment(from, until));
        if (_random.Chance(0.10))
            Call(Moment(from, until), "call_general", 0.78);
        if (_random.Chance(0.05))
            Add("store", "store_visit", Opening(Moment(from, until)));
        if (_random.Chance(0.06))
            Survey(Moment(from, until));
        MayLeave(from, until);
    }

    private double FaultChance() => _person.Region switch { "north" => 0.115, "west" => 0.075, "capital" => 0.045, _ => 0.06 };

    private void Browse(DateTime from, DateTime until)
    {
        for (var visits = (int)(_random.NextDouble() * 3.2 * _person.Digital + _random.NextDouble()); visits > 0; visits--)
        {
            var at = Moment(from, until);
            Add("app", "app_login", at);
            if (_random.Chance(0.6))
                Add("app", _random.Chance(0.6) ? "app_usage_check" : "app_bill_view", at.AddSeconds(_random.Next(10, 300)));
        }

        if (_random.Chance(0.25 + 0.3 * _person.Digital))
        {
            var at = Moment(from, until);
            Add("web", "web_login", at);
            if (_random.Chance(0.4))
                Add("web", "view_plan", at.AddSeconds(_random.Next(20, 400)), detail: Plan());
        }
    }

    private void Bill(DateTime month)
    {
        if (!_person.PaysTheBill)
            return;
        var isHigh = _random.Chance(0.06);
        var amount = _person.Fee * (isHigh ? 1.6m + _random.Next(0, 120) / 100m : 1m) + _random.Next(0, 300) / 100m;
        var issued = new DateTime(month.Year, month.Month, 3, 4, 0, 0, DateTimeKind.Utc);
        Add("billing", "invoice_issued", issued, isHigh ? "high" : "normal", amount);
        if (_random.Chance(0.05 + (_mood < 0.4 ? 0.05 : 0)))
            Add("billing", "payment_late", issued.AddDays(_random.Next(15, 24)), "reminded", amount);
        else
            Add("billing", "invoice_paid", issued.AddDays(_random.Next(1, 14)), "paid", amount);
        if (!isHigh)
            return;
        _mood -= 0.14;
        Add("app", "app_bill_view", issued.AddDays(1 + _random.NextDouble() * 3));
        if (_random.Chance(0.45))
            Call(issued.AddDays(1 + _random.NextDouble() * 6), "call_billing", 0.62);
        if (_random.Chance(0.22))
            Add("billing", "invoice_disputed", issued.AddDays(4 + _random.NextDouble() * 6), "open", amount);
    }

    private void Fault(DateTime at)
    {
        var ticket = Add("fieldservice", "fault_reported", at, "open");
        _mood -= 0.08;
        if (_random.Chance(0.35 * _person.Digital))
            Add("web", "search_help", at.AddMinutes(_random.Next(2, 60)), detail: "no connection");
        if (_random.Chance(0.65))
            Call(at.AddMinutes(_random.Next(5, 600)), "call_fault", 0.4);
        var repaired = at + TimeSpan.FromHours(6) + _random.Wait(TimeSpan.FromDays(_person.Region == "north" ? 3.4 : 1.7));
        if (_random.Chance(0.55))
            Add("fieldservice", "technician_visit", Opening(repaired.AddHours(-2)), _random.Chance(0.85) ? "done" : "missed");
        Add("fieldservice", "fault_resolved", repaired, "closed");
        var days = (repaired - ticket).TotalDays;
        if (days < 2.5)
            return;
        _mood -= 0.09 * Math.Min(days, 6) / 2;
        if (_random.Chance(0.55))
            Call(at.AddDays(1.2 + _random.NextDouble()), "call_fault", 0.3);
        if (_random.Chance(0.18 + 0.45 * (1 - _mood)))
            Complain(at.AddDays(2 + _random.NextDouble() * 2));
    }

    private void Complain(DateTime at)
    {
        _mood -= 0.16;
        Add(_random.Chance(0.75) ? "callcentre" : "store", _random.Chance(0.9) ? "complaint" : "complaint_escalated", Opening(at), _random.Chance(0.4) ? "resolved" : "unresolved");
        if (_random.Chance(0.4))
            Call(at.AddDays(3 + _random.NextDouble() * 5), "call_complaint_followup", 0.5);
    }

    private void Call(DateTime at, string reason, double solved)
    {
        var isSolved = _random.Chance(solved);
        Add("callcentre", reason, Opening(at), isSolved ? "resolved" : "unresolved");
        if (isSolved)
            return;
        _mood -= 0.05;
        if (_random.Chance(0.45))
            Call(at.AddDays(0.6 + _random.NextDouble() * 6), reason, solved + 0.1);
        else if (_random.Chance(0.10 + 0.12 * (1 - _mood)))
            Complain(at.AddDays(1 + _random.NextDouble() * 5));
    }

    private void Offer(DateTime at)
    {
        var plan = Plan();
        Add("web", "view_offer", at, detail: plan);
        if (!_random.Chance(0.5))
            return;
        at += _random.Wait(TimeSpan.FromMinutes(12));
        Add("web", "view_plan", at, detail: plan);
        if (!_random.Chance(0.5 + 0.2 * _mood))
            return;
        at += _random.Wait(TimeSpan.FromHours(5));
        Add("web", "add_to_cart", at, detail: plan);
        if (_random.Chance(0.42 + 0.2 * _mood))
        {
            Add("web", "checkout", at + _random.Wait(TimeSpan.FromMinutes(20)), "ordered", _person.Fee + 10, plan);
            Add("crm", "plan_upgrade", at.AddHours(1) + _random.Wait(TimeSpan.FromHours(20)), "web", null, plan);
            _mood += 0.1;
        }
        else if (_random.Chance(0.2))
        {
            Add("store", "store_upgrade", Opening(at.AddDays(1 + _random.NextDouble() * 6)), "sold", _person.Fee + 10, plan);
            _mood += 0.08;
        }
    }

    private void Survey(DateTime at)
    {
        var score = Math.Clamp((int)Math.Round(1 + 4 * _mood + (_random.NextDouble() - 0.5) * 2.4), 1, 5);
        Add("crm", "survey_answered", at, null, null, score.ToString(CultureInfo.InvariantCulture));
    }

    private void MayLeave(DateTime from, DateTime until)
    {
        var unhappiness = Math.Clamp(0.75 - _mood, 0, 1);
        if (!_random.Chance(_person.Restlessness * (0.0012 + 0.34 * unhappiness * unhappiness)))
            return;
        var asked = Moment(from, until);
        if (_random.Chance(0.5))
            Add("web", "view_terms", asked.AddDays(-_random.NextDouble() * 5), detail: "cancellation");
        Add("callcentre", "call_retention", Opening(asked.AddHours(-3)), "offer_made");
        if (_random.Chance(0.25))
        {
            _mood += 0.3;
            return;
        }

        Add("crm", "port_out_request", asked);
        Add("crm", "contract_cancelled", asked.AddDays(5 + _random.NextDouble() * 9));
        _left = asked.AddDays(20);
    }

    private DateTime Add(string source, string type, DateTime at, string? outcome = null, decimal? amount = null, string? detail = null)
    {
        if (at >= Start && at < End)
            _happenings.Add(new Happening(source, type, new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc), outcome, amount, detail));
        return at;
    }

    private DateTime Moment(DateTime from, DateTime until) =>
        from + (until - from) * _random.NextDouble() is var at && at.Hour < 6 && _random.Chance(0.8) ? at.AddHours(10) : at;

    /// <summary>The same day at an hour when people work.</summary>
    private DateTime Opening(DateTime at) => at.Date.AddHours(8).AddSeconds(_random.Next(0, 11 * 3600));

    private string Plan() => _random.Pick(["S 5G", "M 5G", "L 5G", "Fibre 100", "Fibre 500", "Family"]);
}
