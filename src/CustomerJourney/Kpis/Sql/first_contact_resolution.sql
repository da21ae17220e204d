-- title: First-contact resolution
-- definition: Share of first contacts that settled the matter. A first contact has no contact of the customer in the 7 days before; it settled the matter when no contact, complaint or escalation follows within 7 days.
-- grain: month (UTC) of the first contact and whole
-- value: numerator / denominator
-- unit: share
-- numerator: first contacts without contact, complaint or escalation in the 7 days after
-- denominator: first contacts at least 7 days before the last touchpoint on record
-- roles: contact
select
  period,
  1.0 * sum(is_settled) / count(*) as value,
  sum(is_settled) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', e.at) as date) as period,
    case when e.next_at is null or e.next_at > e.at + interval '7 days' then 1 else 0 end as is_settled
  from (
    select
      t.at, t.segment, t.is_contact,
      max(case when t.is_contact = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between unbounded preceding and 1 preceding) as contact_before,
      lead(t.at) over (partition by t.customer_id order by t.at, t.sequence) as next_at
    from journey_touchpoints t
    where t.is_contact = 1 or t.is_complaint = 1 or t.is_escalation = 1
  ) e
  cross join (select max("at") as seen_until from touchpoints) s
  where e.is_contact = 1
    and (e.contact_before is null or e.contact_before < e.at - interval '7 days')
    and e.at + interval '7 days' <= s.seen_until
    and e.at >= cast(:from_at as timestamp) and e.at < cast(:to_at as timestamp) and (:segment = '*' or e.segment = :segment)
) first_contacts
group by grouping sets ((period), ())
order by period nulls last;
