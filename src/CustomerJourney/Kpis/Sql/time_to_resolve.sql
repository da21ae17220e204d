-- title: Time to resolve
-- definition: Median hours from a fault to its resolution. A fault is the first touchpoint of the role fault since the customer's last resolution; it is resolved by the next touchpoint of the role resolution.
-- grain: month (UTC) of the fault and whole
-- value: median of the hours between
-- unit: hours
-- numerator: faults that were resolved
-- denominator: faults
-- roles: fault, resolution
with faults as (
  select
    cast(date_trunc('month', e.at) as date) as period,
    extract(epoch from e.resolved_at - e.at) / 3600.0 as hours
  from (
    select
      t.at, t.segment, t.is_fault, t.is_resolution,
      lag(t.is_resolution) over (partition by t.customer_id order by t.at, t.sequence) as after_resolution,
      min(case when t.is_resolution = 1 then t.at end) over (partition by t.customer_id order by t.at, t.sequence rows between current row and unbounded following) as resolved_at
    from journey_touchpoints t
    where t.is_fault = 1 or t.is_resolution = 1
  ) e
  where e.is_fault = 1
    and (e.after_resolution is null or e.after_resolution = 1)
    and e.at >= cast(:from_at as timestamp) and e.at < cast(:to_at as timestamp) and (:segment = '*' or e.segment = :segment)
)
select period, percentile_cont(0.5) within group (order by hours) as value, count(hours) as numerator, count(*) as denominator
from faults
group by period
union all
select cast(null as date) as period, percentile_cont(0.5) within group (order by hours) as value, count(hours) as numerator, count(*) as denominator
from faults
having count(*) > 0
order by period nulls last;
