-- What is done once a stage in the KPI store, after the first RefreshKpis has made its tables. Each statement for itself, as a COPY JOB cannot be made in a transaction:
--   aws redshift-data execute-statement --workgroup-name journey-hub-STAGE --database journeys --sql "..."

-- The dashboards' user, with the password of the secret DashboardLogin
create user dashboards password 'PASSWORD';
grant usage on schema public to dashboards;
grant select on journey_touchpoints, customers, milestones, scores to dashboards;

-- Counts of every batch, copied as they come. The KPI store's own tables are replaced by RefreshKpis, which knows the live files.
create table if not exists batches (
  batch varchar(128) not null,
  source varchar(256) not null,
  counts super
)
diststyle even sortkey (source);

copy batches from 's3://CURATED_BUCKET/curated/batches/' iam_role default format as json 'auto'
job create batches auto on;
