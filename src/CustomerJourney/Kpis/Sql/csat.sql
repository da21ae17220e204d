-- title: Customer satisfaction (CSAT)
-- definition: Share of survey answers in the upper fifth-and-above of the scale: 4 and 5 of 5, 8 to 10 of 10. The answer is the attribute that vocabulary.json names, else the outcome.
-- grain: month (UTC) of the answer and whole
-- value: numerator / denominator
-- unit: share
-- numerator: answers of at least 80 % of the scale's end
-- denominator: answers that are a number
-- roles: survey
select
  period,
  1.0 * sum(case when answer >= 0.8 * cast(:survey_max as double precision) then 1 else 0 end) / count(*) as value,
  sum(case when answer >= 0.8 * cast(:survey_max as double precision) then 1 else 0 end) as numerator,
  count(*) as denominator
from (
  select
    cast(date_trunc('month', a.at) as date) as period,
    cast(case when a.answer similar to '[0-9]+([.][0-9]+)?' then a.answer end as double precision) as answer
  from (
    select t.at, coalesce(nullif(json_extract_path_text(coalesce(t.attributes, '{}'), :survey_attribute), ''), t.outcome) as answer
    from journey_touchpoints t
    where t.is_survey = 1
      and t.at >= cast(:from_at as timestamp) and t.at < cast(:to_at as timestamp) and (:segment = '*' or t.segment = :segment)
  ) a
) answers
where answer is not null
group by grouping sets ((period), ())
order by period nulls last;
