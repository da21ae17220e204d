-- title: Touchpoints and customers by channel and day
-- definition: How many touchpoints happened in each channel on each day, and how many different customers they concern.
-- grain: day (UTC), channel
-- value: touchpoints
-- unit: touchpoints
-- numerator: touchpoints
-- denominator: different customers with one of them
-- roles: none
select
  cast(date_trunc('day', t.at) as date) as period,
  coalesce(t.channel, '(none)') as channel,
  count(*) as value,
  count(*) as numerator,
  count(distinct t.customer_id) as denominator
from journey_touchpoints t
where t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
group by 1, 2
order by 1, 2;
