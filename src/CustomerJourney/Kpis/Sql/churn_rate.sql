-- title: Churn rate
-- definition: Share of the customers of a month's beginning who leave in that month. A customer is there from the first touchpoint until the first one of the role churn.
-- grain: month (UTC); the row without period is the mean month, weighted by customers
-- value: numerator / denominator
-- unit: share per month
-- numerator: customers whose first churn falls in the month and who were there at its beginning
-- denominator: customers there at the month's beginning
-- roles: churn
select
  period,
  1.0 * sum(is_leaving) / count(*) as value,
  sum(is_leaving) as numerator,
  count(*) as denominator
from (
  select
    m.period,
    case when l.left_at < m.next_period then 1 else 0 end as is_leaving
  from (
    select distinct
      cast(date_trunc('month', "at") as date) as period,
      date_trunc('month', "at") as begins_at,
      date_trunc('month', "at") + interval '1 month' as next_period
    from touchpoints
    where "at" >= cast(:from_at as timestamp) and "at" < cast(:to_at as timestamp)
  ) m
  join (
    select customer_id, min("at") as came_at, min(case when is_churn = 1 then "at" end) as left_at
    from journey_touchpoints
    where :segment = '*' or segment = :segment
    group by customer_id
  ) l on l.came_at < m.begins_at and (l.left_at is null or l.left_at >= m.begins_at)
) there
group by grouping sets ((period), ())
order by period nulls last;
