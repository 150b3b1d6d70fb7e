-- What of a late item does not count as late for credit: refused, or promised for a day to come. Told by the floors above.
create table credit.excuse (
  item_id bigint not null references ledger.open_item,
  source text not null check (source in ('dispute', 'promise')),
  amount bigint not null check (amount > 0),
  primary key (item_id, source)
);

-- A word that was not kept holds orders until what it was given for is paid.
create table credit.broken_promise (
  promise_id bigint not null,
  item_id bigint not null references ledger.open_item,
  customer_id bigint not null references parties.customer,
  amount bigint not null check (amount > 0),
  broken_on date not null,
  primary key (promise_id, item_id)
);
create index on credit.broken_promise (customer_id);

grant select, insert, update, delete on credit.excuse, credit.broken_promise to quittance_app;
