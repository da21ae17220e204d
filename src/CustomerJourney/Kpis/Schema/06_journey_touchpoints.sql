-- Every touchpoint with its customer's segment and region and one flag a role: what the KPIs read.
create or replace view journey_touchpoints as
select
  t.touchpoint_id, t.customer_id, t.at, t.sequence, t.type, t.channel, t.source, t.outcome, t.amount, t.currency, t.attributes,
  c.segment, c.region,
  coalesce(r.is_contact, 0) as is_contact,
  coalesce(r.is_digital, 0) as is_digital,
  coalesce(r.is_complaint, 0) as is_complaint,
  coalesce(r.is_escalation, 0) as is_escalation,
  coalesce(r.is_fault, 0) as is_fault,
  coalesce(r.is_resolution, 0) as is_resolution,
  coalesce(r.is_intent, 0) as is_intent,
  coalesce(r.is_purchase, 0) as is_purchase,
  coalesce(r.is_survey, 0) as is_survey,
  coalesce(r.is_churn, 0) as is_churn
from touchpoints t
left join customers c on c.customer_id = t.customer_id
left join (
  select
    type,
    max(case when role = 'contact' then 1 else 0 end) as is_contact,
    max(case when role = 'digital' then 1 else 0 end) as is_digital,
    max(case when role = 'complaint' then 1 else 0 end) as is_complaint,
    max(case when role = 'escalation' then 1 else 0 end) as is_escalation,
    max(case when role = 'fault' then 1 else 0 end) as is_fault,
    max(case when role = 'resolution' then 1 else 0 end) as is_resolution,
    max(case when role = 'intent' then 1 else 0 end) as is_intent,
    max(case when role = 'purchase' then 1 else 0 end) as is_purchase,
    max(case when role = 'survey' then 1 else 0 end) as is_survey,
    max(case when role = 'churn' then 1 else 0 end) as is_churn
  from type_roles
  group by type
) r on r.type = t.type;
