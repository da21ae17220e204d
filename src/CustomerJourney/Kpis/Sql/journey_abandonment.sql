-- title: Journey abandonment
-- definition: Share of buying journeys that end without a purchase. A journey begins with a touchpoint of the role intent with no other intent in the 7 days before; it is abandoned when no purchase follows within 14 days of its beginning.
-- grain: month (UTC) of the beginning and whole
-- value: numerator / denominator
-- unit: share
-- numerator: journeys without purchase in the 14 days after they begin
-- denominator: journeys that began at least 14 days before the last touchpoint on record
-- roles: intent, purchase
select
  period,
  1.0 * sum(is_abandoned) / count(*) as value,
  sum(is_abandoned) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', j.at) as date) as period,
    case when j.purchased_at <= j.at + interval '14 days' then 0 else 1 end as is_abandoned
  from (
    select
      t.at, t.segment, t.is_intent,
      max(case when t.is_intent = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between unbounded preceding and 1 preceding) as intent_before,
      min(case when t.is_purchase = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between current row and unbounded following) as purchased_at
    from journey_touchpoints t
    where t.is_intent = 1 or t.is_purchase = 1
  ) j
  cross join (select max("at") as seen_until from touchpoints) s
  where j.is_intent = 1
    and (j.intent_before is null or j.intent_before < j.at - interval '7 days')
    and j.at + interval '14 days' <= s.seen_until
    and j.at >= cast(:from_at as timestamp) and j.at < cast(:to_at as timestamp) and (:segment = '*' or j.segment = :segment)
) journeys
group by grouping sets ((period), ())
order by period nulls last;
