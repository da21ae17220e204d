-- title: Milestones reached
-- definition: Share of all customers who reach a milestone for the first time in the month, and over the whole time asked for.
-- grain: month (UTC) and whole, milestone
-- value: numerator / denominator
-- unit: share
-- numerator: customers whose first time falls in the period
-- denominator: all customers
-- roles: none
select
  period,
  milestone,
  1.0 * count(*) / max(customers) as value,
  count(*) as numerator,
  max(customers) as denominator
from (
  select cast(date_trunc('month', f.reached_at) as date) as period, f.milestone, a.customers
  from (select customer_id, milestone, min(reached_at) as reached_at from milestones group by customer_id, milestone) f
  join customers c on c.customer_id = f.customer_id
  cross join (select count(*) as customers from customers where :segment = '*' or segment = :segment) a
  where f.reached_at >= cast(:from_at as timestamp) and f.reached_at < cast(:to_at as timestamp) and (:segment = '*' or c.segment = :segment)
) reached
group by grouping sets ((period, milestone), (milestone))
order by milestone, period nulls last;
