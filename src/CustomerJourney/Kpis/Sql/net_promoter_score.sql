-- title: Net promoter score
-- definition: Share of promoters less share of detractors among survey answers: from 90 % of the scale's end up (9, 10 of 10; 5 of 5) against up to 60 % (6 of 10; 3 of 5). On a scale that does not begin at 0 it is a kin of the score, good for comparing months.
-- grain: month (UTC) of the answer and whole
-- value: 100 * numerator / denominator
-- unit: points from -100 to 100
-- numerator: promoters less detractors
-- denominator: answers that are a number
-- roles: survey
select
  period,
  100.0 * sum(case when answer >= 0.9 * cast(:survey_max as double precision) then 1 when answer <= 0.6 * cast(:survey_max as double precision) then -1 else 0 end) / count(*) as value,
  sum(case when answer >= 0.9 * cast(:survey_max as double precision) then 1 when answer <= 0.6 * cast(:survey_max as double precision) then -1 else 0 end) as numerator,
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
