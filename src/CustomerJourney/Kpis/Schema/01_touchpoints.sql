-- Touchpoints with their customers: the columns of the lake's table resolved/touchpoints.
create table if not exists touchpoints (
  touchpoint_id varchar(128) not null,
  customer_id varchar(128) not null,
  "at" timestamp not null,
  sequence varchar(1024) not null,
  type varchar(256) not null,
  channel varchar(256),
  source varchar(256) not null,
  outcome varchar(1024),
  amount decimal(18, 4),
  currency varchar(3),
  attributes varchar(65535)
)
diststyle key distkey (customer_id) compound sortkey (customer_id, "at");
