-- title: Complaints per 1,000 customers
-- definition: Complaints for every 1,000 customers who were active in the same month.
-- grain: month (UTC) and whole
-- value: 1000 * numerator / denominator
-- unit: complaints per 1,000 customers
-- numerator: touchpoints of the role complaint
-- denominator: different customers with any touchpoint in the period
-- roles: complaint
select
  period,
  1000.0 * sum(is_complaint) / count(distinct customer_id) as value,
  sum(is_complaint) as numerator,
  count(distinct customer_id) as denominator
from (
  select cast(date_trunc('month', t.at) as date) as period, t.customer_id, t.is_complaint
  from journey_touchpoints t
  where t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
) active
group by grouping sets ((period), ())
order by period nulls last;
