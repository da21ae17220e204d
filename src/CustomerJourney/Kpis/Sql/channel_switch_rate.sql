-- title: Channel switches
-- definition: Share of steps to a different channel among a customer's neighbouring touchpoints at most 24 hours apart, both with a channel.
-- grain: month (UTC) of the earlier touchpoint and whole
-- value: numerator / denominator
-- unit: share
-- numerator: neighbours in different channels
-- denominator: neighbours at most 24 hours apart
-- roles: none
select
  period,
  1.0 * sum(is_switch) / count(*) as value,
  sum(is_switch) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', n.at) as date) as period,
    case when n.next_channel <> n.channel then 1 else 0 end as is_switch
  from (
    select
      t.at, t.segment, t.channel,
      lead(t.at) over (partition by t.customer_id order by t.at, t.sequence) as next_at,
      lead(t.channel) over (partition by t.customer_id order by t.at, t.sequence) as next_channel
    from journey_touchpoints t
    where t.channel is not null
  ) n
  where n.next_at <= n.at + interval '24 hours'
    and n.at >= cast(:from_at as timestamp) and n.at < cast(:to_at as timestamp) and (:segment = '*' or n.segment = :segment)
) neighbours
group by grouping sets ((period), ())
order by period nulls last;
