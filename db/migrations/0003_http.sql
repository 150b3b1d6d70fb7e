-- Tries to sign in, by account and by address, each under its fingerprint. Ten may fail; then each next one has to wait longer.
create table platform.sign_in_try (
  subject bytea primary key check (length(subject) = 32),
  tries integer not null check (tries > 0),
  last_at timestamptz not null
);
create index on platform.sign_in_try (last_at);

grant select, insert, update, delete on platform.sign_in_try to quittance_app;
insert into platform.retention (table_name, class) values ('platform.sign_in_try', 'operational 7d');
