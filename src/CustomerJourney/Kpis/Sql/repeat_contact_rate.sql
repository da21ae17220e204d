-- title: Repeat contacts within 7 days
-- definition: Share of contacts after which the same customer contacts again within 7 days. A contact counts in its own month, and only once its 7 days have been seen.
-- grain: month (UTC) of the contact and whole
-- value: numerator / denominator
-- unit: share
-- numerator: contacts followed by another one of the same customer at most 7 days later
-- denominator: contacts at least 7 days before the last touchpoint on record
-- roles: contact
select
  period,
  1.0 * sum(is_repeated) / count(*) as value,
  sum(is_repeated) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', c.at) as date) as period,
    case when c.next_at <= c.at + interval '7 days' then 1 else 0 end as is_repeated
  from (
    select t.at, t.segment, lead(t.at) over (partition by t.customer_id order by t.at, t.sequence) as next_at
    from journey_touchpoints t
    where t.is_contact = 1
  ) c
  cross join (select max("at") as seen_until from touchpoints) s
  where c.at + interval '7 days' <= s.seen_until
    and c.at >= cast(:from_at as timestamp) and c.at < cast(:to_at as timestamp) and (:segment = '*' or c.segment = :segment)
) contacts
group by grouping sets ((period), ())
order by period nulls last;
