-- title: Digital share
-- definition: Share of digital touchpoints among the digital and the assisted ones.
-- grain: month (UTC) and whole
-- value: numerator / denominator
-- unit: share
-- numerator: touchpoints of the role digital
-- denominator: touchpoints of the role digital or contact
-- roles: digital, contact
select
  period,
  1.0 * sum(is_digital) / count(*) as value,
  sum(is_digital) as numerator,
  count(*) as denominator
from (
  select cast(date_trunc('month', t.at) as date) as period, t.is_digital
  from journey_touchpoints t
  where (t.is_digital = 1 or t.is_contact = 1)
    and t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
) reached
group by grouping sets ((period), ())
order by period nulls last;
