-- How each customer pays: when he had a bill, when he paid what he did not refuse of it, and what is left out of his habit.
create schema behaviour;

-- What is known of payers before anything is known of one. Dated data: a new row counts from its day. Days are counted from receipt,
-- and the usual day is said relative to the end of the term.
create table behaviour.prior (
  from_on date primary key,
  after_term numeric not null,
  between_payers numeric not null check (between_payers > 0),
  within_payer numeric not null check (within_payer > 0),
  shape numeric not null check (shape > 0),
  scale numeric not null check (scale > 0),
  -- An invoice paid so many days ago counts half, and one paid before the horizon not at all.
  half_life_days integer not null check (half_life_days > 0),
  horizon_days integer not null check (horizon_days > 0),
  source text not null
);
insert into behaviour.prior values
  ('2000-01-01', -1.5, 96, 48, 5, 200, 365, 1095, 'house default, from the public payment histories of 100 companies');

-- What other departments know about an invoice: when the customer had it, and whether it was we who were late.
create table behaviour.bill (
  item_id bigint primary key references ledger.open_item,
  customer_id bigint not null references parties.customer,
  received_on date,
  bounced boolean not null default false
);

create table behaviour.refusal (
  case_id bigint primary key,
  item_id bigint not null references ledger.open_item,
  gross bigint not null check (gross > 0),
  closed boolean not null default false,
  ours boolean not null default false
);
create index on behaviour.refusal (item_id);

-- A settled invoice. It follows from the ledger and the two tables above, and is written anew whenever they change.
create table behaviour.sample (
  item_id bigint primary key references behaviour.bill,
  customer_id bigint not null references parties.customer,
  entity_id bigint not null references company.legal_entity,
  received_on date,
  paid_on date not null,
  term_days integer not null,
  left_out text check (left_out in ('not_received', 'bounced', 'our_fault')),
  check ((received_on is null) <= (left_out is not null))
);
create index on behaviour.sample (customer_id, paid_on desc, item_id desc);

grant usage on schema behaviour to quittance_app;
grant select on behaviour.prior to quittance_app;
grant select, insert, update on behaviour.bill, behaviour.refusal to quittance_app;
grant select, insert, update, delete on behaviour.sample to quittance_app;
