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
  -- What was expected of the person, as it stood when the quarter was frozen.
  quota bigint,
  primary key (entity_id, quarter, staff_id),
  foreign key (entity_id, quarter) references insight.league,
  check (own_cause <= in_dispute and provisional <= own_cause),
  check (in_dispute <= customers and in_debt <= customers),
  check (cohort_right <= cohort and queries_in_time <= queries)
);

-- The documents behind each figure, kept with it: whatever becomes of them later, they add up to what was read then.
create table insight.league_document (
  entity_id bigint not null,
  quarter date not null,
  cell text not null check (cell in ('cash', 'leak', 'invoices', 'customers', 'dispute', 'debt', 'cohort', 'queries')),
  staff_id bigint not null references company.staff,
  row_id bigint not null,
  kind text not null check (kind in ('inv', 'cus', 'dsp', 'ord')),
  subject_id bigint not null,
  number text not null,
  customer_id bigint not null references parties.customer,
  part text not null,
  day date not null,
  amount bigint,
  counted boolean not null,
  primary key (entity_id, quarter, cell, staff_id, row_id),
  foreign key (entity_id, quarter) references insight.league
);

-- What somebody is to bring in, in a quarter: cash, net of tax, in the entity's currency.
create table insight.quota (
  entity_id bigint not null references company.legal_entity,
  quarter date not null check (extract(month from quarter) in (1, 4, 7, 10) and extract(day from quarter) = 1),
  staff_id bigint not null references company.staff,
  amount bigint not null check (amount > 0),
  version integer not null default 1,
  origin_id bigint not null,
  primary key (entity_id, quarter, staff_id)
);

create function insight.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen league table does not change: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on insight.league for each statement execute function insight.refuse_change();
create trigger append_only before update or delete or truncate on insight.league_row for each statement execute function insight.refuse_change();
create trigger append_only before update or delete or truncate on insight.league_document for each statement execute function insight.refuse_change();

insert into platform.retention (table_name, class) values
  ('insight.league', 'vouchers 8y'),
  ('insight.league_row', 'vouchers 8y'),
  ('insight.league_document', 'vouchers 8y'),
  ('insight.quota', 'vouchers 8y');

grant usage on schema insight to quittance_app;
grant select, insert on insight.league, insight.league_row, insight.league_document to quittance_app;
grant select, insert, update, delete on insight.quota to quittance_app;
