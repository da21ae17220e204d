-- What types mean to the business, from vocabulary.json.
create table if not exists type_roles (
  type varchar(256) not null,
  role varchar(256) not null
)
diststyle all;
