-- What of a customer's debts is how late, as at the day on which it was last counted. While aged_on is today nobody counts items;
-- a row of another day is counted afresh by whoever reads it, and by a job each night.
alter table ledger.customer_sum
  add column aged_on date,
  add column not_due bigint not null default 0,
  add column d1_30 bigint not null default 0,
  add column d31_60 bigint not null default 0,
  add column d61_90 bigint not null default 0,
  add column over_90 bigint not null default 0;
create index customer_sum_by_age on ledger.customer_sum (entity_id, aged_on);
