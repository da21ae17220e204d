-- The latest propensity of every customer by every model: the columns of the lake's table resolved/scores.
create table if not exists scores (
  customer_id varchar(128) not null,
  model varchar(256) not null,
  version varchar(64) not null,
  cut_off timestamp not null,
  probability double precision not null,
  reasons varchar(65535)
)
diststyle key distkey (customer_id) sortkey (customer_id);
