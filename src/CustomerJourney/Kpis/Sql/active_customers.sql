-- title: Active customers
-- definition: Customers with at least one touchpoint in the month; the row without period is the whole time asked for.
-- grain: month (UTC) and whole
-- value: customers
-- unit: customers
-- numerator: different customers with a touchpoint in the period
-- denominator: touchpoints in the period
-- roles: none
select
  period,
  count(distinct customer_id) as value,
  count(distinct customer_id) as numerator,
  count(*) as denominator
from (
  select cast(date_trunc('month', t.at) as date) as period, t.customer_id
  from journey_touchpoints t
  where t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
) active
group by grouping sets ((period), ())
order by period nulls last;
