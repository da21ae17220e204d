-- title: Purchase value
-- definition: Mean amount of a purchase that has one, by currency.
-- grain: month (UTC) and whole, currency
-- value: numerator / denominator
-- unit: major units of the currency
-- numerator: sum of the amounts
-- denominator: purchases with an amount
-- roles: purchase
select
  period,
  currency,
  sum(amount) / count(*) as value,
  sum(amount) as numerator,
  count(*) as denominator
from (
  select cast(date_trunc('month', t.at) as date) as period, coalesce(t.currency, '(none)') as currency, t.amount
  from journey_touchpoints t
  where t.is_purchase = 1 and t.amount is not null
    and t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
) purchases
group by grouping sets ((period, currency), (currency))
order by currency, period nulls last;
