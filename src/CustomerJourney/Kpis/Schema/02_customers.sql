-- Customers with their golden records: the columns of the lake's table resolved/customers.
create table if not exists customers (
  customer_id varchar(128) not null,
  generation integer not null,
  is_anonymous boolean not null,
  parties integer not null,
  segment varchar(256),
  region varchar(256),
  since date,
  given_name varchar(1024),
  family_name varchar(1024),
  birth_date date,
  email varchar(1024),
  phone varchar(64),
  street varchar(1024),
  postal_code varchar(64),
  city varchar(1024),
  golden varchar(65535)
)
diststyle key distkey (customer_id) sortkey (customer_id);
