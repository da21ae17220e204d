-- title: Milestone conversion and time between
-- definition: Of the customers who reached one milestone, the share who later reached another, and the median hours between the first times.
-- grain: pair of milestones
-- value: numerator / denominator
-- unit: share; hours in median_hours
-- numerator: customers who reached the second milestone after the first
-- denominator: customers who reached the first milestone within the time asked for
-- roles: none
with firsts as (
  select m.customer_id, m.milestone, min(m.reached_at) as reached_at
  from milestones m
  join customers c on c.customer_id = m.customer_id
  where :segment = '*' or c.segment = :segment
  group by m.customer_id, m.milestone
),
starts as (
  select customer_id, milestone, reached_at
  from firsts
  where reached_at >= cast(:from_at as timestamp) and reached_at < cast(:to_at as timestamp)
)
select
  p.milestone,
  p.next_milestone,
  1.0 * p.converted / s.customers as value,
  p.converted as numerator,
  s.customers as denominator,
  p.median_hours
from (
  select
    a.milestone, b.milestone as next_milestone, count(*) as converted,
    percentile_cont(0.5) within group (order by extract(epoch from b.reached_at - a.reached_at) / 3600.0) as median_hours
  from starts a
  join firsts b on b.customer_id = a.customer_id and b.milestone <> a.milestone and b.reached_at > a.reached_at
  group by a.milestone, b.milestone
) p
join (select milestone, count(*) as customers from starts group by milestone) s on s.milestone = p.milestone
order by p.milestone, p.converted desc, p.next_milestone;
