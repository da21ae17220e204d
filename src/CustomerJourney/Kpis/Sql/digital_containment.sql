-- title: Digital containment
-- definition: Share of digital visits that did not end in an assisted contact. A visit is a customer's digital touchpoints with at most 30 minutes between them; it is contained when no contact follows within 24 hours of its last touchpoint.
-- grain: month (UTC) of the visit's end and whole
-- value: numerator / denominator
-- unit: share
-- numerator: visits without contact in the 24 hours after
-- denominator: visits that ended at least 24 hours before the last touchpoint on record
-- roles: digital, contact
select
  period,
  1.0 * sum(is_contained) / count(*) as value,
  sum(is_contained) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', v.at) as date) as period,
    case when v.next_contact_at <= v.at + interval '24 hours' then 0 else 1 end as is_contained
  from (
    select
      t.at, t.segment, t.is_digital,
      min(case when t.is_digital = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between 1 following and unbounded following) as next_digital_at,
      min(case when t.is_contact = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between 1 following and unbounded following) as next_contact_at
    from journey_touchpoints t
    where t.is_digital = 1 or t.is_contact = 1
  ) v
  cross join (select max("at") as seen_until from touchpoints) s
  where v.is_digital = 1
    and (v.next_digital_at is null or v.next_digital_at > v.at + interval '30 minutes')
    and v.at + interval '24 hours' <= s.seen_until
    and v.at >= cast(:from_at as timestamp) and v.at < cast(:to_at as timestamp) and (:segment = '*' or v.segment = :segment)
) visits
group by grouping sets ((period), ())
order by period nulls last;
