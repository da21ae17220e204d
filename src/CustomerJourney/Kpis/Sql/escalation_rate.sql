-- title: Escalations
-- definition: Share of complaints after which the customer escalates within 30 days; a complaint that is itself an escalation counts as escalated.
-- grain: month (UTC) of the complaint and whole
-- value: numerator / denominator
-- unit: share
-- numerator: complaints with an escalation at the same time or in the 30 days after
-- denominator: complaints at least 30 days before the last touchpoint on record
-- roles: complaint, escalation
select
  period,
  1.0 * sum(is_escalated) / count(*) as value,
  sum(is_escalated) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', e.at) as date) as period,
    case when e.escalated_at <= e.at + interval '30 days' then 1 else 0 end as is_escalated
  from (
    select
      t.at, t.segment, t.is_complaint,
      min(case when t.is_escalation = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between current row and unbounded following) as escalated_at
    from journey_touchpoints t
    where t.is_complaint = 1 or t.is_escalation = 1
  ) e
  cross join (select max("at") as seen_until from touchpoints) s
  where e.is_complaint = 1
    and e.at + interval '30 days' <= s.seen_until
    and e.at >= cast(:from_at as timestamp) and e.at < cast(:to_at as timestamp) and (:segment = '*' or e.segment = :segment)
) complaints
group by grouping sets ((period), ())
order by period nulls last;
