-- Insight: what was true at the end of a period, kept as it was read then.
create schema insight;

create table insight.league (
  entity_id bigint not null references company.legal_entity,
  quarter date not null check (extract(month from quarter) in (1, 4, 7, 10) and extract(day from quarter) = 1),
  frozen_at timestamptz not null,
  origin_id bigint not null,
  primary key (entity_id, quarter)
);

create table insight.league_row (
  entity_id bigint not null,
  quarter date not null,
  staff_id bigint not null references company.staff,
  cash bigint not null,
  leak bigint not null,
  invoices integer not null,
  customers integer not null,
  in_dispute integer not null,
  own_cause integer not null,
  provisional integer not null,
  decided_ours integer not null,
  in_debt integer not null,
  cohort integer not null,
  cohort_right integer not null,
  queries integer not null,
  queries_in_time integer not null,
  primary key (entity_id, quarter, staff_id),
  foreign key (entity_id, quarter) references insight.league,
  check (own_cause <= in_dispute and provisional <= own_cause),
  check (in_dispute <= customers and in_debt <= customers),
  check (cohort_right <= cohort and queries_in_time <= queries)
);

create function insight.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen league table does not change: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on insight.league for each statement execute function insight.refuse_change();
create trigger append_only before update or delete or truncate on insight.league_row for each statement execute function insight.refuse_change();

insert into platform.retention (table_name, class) values
  ('insight.league', 'vouchers 8y'),
  ('insight.league_row', 'vouchers 8y');

grant usage on schema insight to quittance_app;
grant select, insert on insight.league, insight.league_row to quittance_app;
