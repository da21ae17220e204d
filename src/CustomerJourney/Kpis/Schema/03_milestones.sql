-- Milestones reached: the columns of the lake's table resolved/milestones.
create table if not exists milestones (
  milestone_id varchar(512) not null,
  customer_id varchar(128) not null,
  milestone varchar(256) not null,
  number integer not null,
  reached_at timestamp not null,
  evidence varchar(65535) not null
)
diststyle key distkey (customer_id) compound sortkey (customer_id, reached_at);
