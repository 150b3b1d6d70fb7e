-- A bill that was corrected has its own due day, and keeps the one of the bill that it replaces: ageing can show either.
alter table billing.document add column originally_due_on date;
alter table billing.document add column replaces_id bigint references billing.document;
create index on billing.document (replaces_id) where replaces_id is not null;
