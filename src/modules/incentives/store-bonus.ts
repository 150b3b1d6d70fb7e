import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'

export type BonusKind = 'cash' | 'dispute_closed_in_time' | 'report_line_paid' | 'report_line_lost'

export type BonusEventRow = {
  readonly id: bigint
  readonly eventKey: string
  readonly kind: BonusKind
  readonly customerId: Id<'cus'>
  readonly collectorId: Id<'stf'> | null
  readonly cash: bigint
  readonly daysAfterDue: number | null
  readonly happenedOn: Day
  readonly ofQuarter: Day
}

const eventColumns = sql`
  event.id, event.event_key as "eventKey", event.kind, event.customer_id as "customerId", event.collector_id as "collectorId",
  event.cash, event.days_after_due as "daysAfterDue", event.happened_on as "happenedOn", event.of_quarter as "ofQuarter"`

type OfQuarter = { readonly entityId: Id<'ent'>; readonly ofQuarter: Day }

export const bonusEvents = (tx: Tx, { entityId, ofQuarter, through }: OfQuarter & { readonly through: Day }) =>
  tx.many<BonusEventRow>(sql`
    select ${eventColumns} from incentives.bonus_event event
    where entity_id = ${entityId} and of_quarter = ${ofQuarter} and quarter <= ${through} order by id`)

/** The quarters about which something became known in a quarter, the earliest first. */
export async function openBonusQuarters(
  tx: Tx,
  { entityId, quarter }: { entityId: Id<'ent'>; quarter: Day },
): Promise<Day[]> {
  const rows = await tx.many<{ quarter: Day }>(sql`
    select distinct of_quarter as quarter from incentives.bonus_event
    where entity_id = ${entityId} and quarter = ${quarter} order by 1`)
  return rows.map((row) => row.quarter)
}

/** What was paid for a quarter already, by person and part. */
export async function bonusPaid(
  tx: Tx,
  { entityId, ofQuarter }: OfQuarter,
): Promise<(staffId: Id<'stf'>, key: string) => bigint> {
  const rows = await tx.many<{ staffId: Id<'stf'>; key: string; amount: bigint }>(sql`
    select staff_id as "staffId", event_key as key, sum(amount)::bigint as amount from incentives.entry
    where entity_id = ${entityId} and scheme = 'bonus' and event_key like ${`bonus ${ofQuarter} %`}
    group by staff_id, event_key`)
  const paid = new Map(rows.map((row) => [`${row.staffId} ${row.key}`, row.amount]))
  return (staffId, key) => paid.get(`${staffId} ${key}`) ?? 0n
}

/** From when on collectors of an entity are paid a bonus; null when they are not. */
export async function bonusFrom(tx: Tx, entityId: Id<'ent'>): Promise<Day | null> {
  const row = await tx.one<{ day: Day | null }>(sql`
    select min(from_on) as day from incentives.plan where entity_id = ${entityId} and kind = 'bonus'`)
  return row.day
}

/** Whose portfolio customers are; nobody's where sales leads the account. */
export async function collectorsOf(
  tx: Tx,
  { customerIds, on }: { readonly customerIds: readonly Id<'cus'>[]; readonly on: Day },
): Promise<ReadonlyMap<Id<'cus'>, Id<'stf'> | null>> {
  const rows = await tx.many<{ id: Id<'cus'>; collectorId: Id<'stf'> | null }>(sql`
    select customer.id, case when rule.talks = 'sales' then null else customer.collector_id end as "collectorId"
    from parties.customer
    left join parties.contact_rule rule
      on rule.customer_id = customer.id and rule.ended_at is null and rule.until >= ${on}
    where customer.id = any(${customerIds}::bigint[])`)
  return new Map(rows.map(({ id, collectorId }) => [id, collectorId]))
}

export const notedEvents = (tx: Tx, { entityId, keys }: { entityId: Id<'ent'>; keys: readonly string[] }) =>
  tx.many<BonusEventRow>(sql`
    select ${eventColumns} from incentives.bonus_event event
    where entity_id = ${entityId} and event_key = any(${keys}::text[])`)

/** Report lines that count, and were not taken out again. */
export const notedReportLines = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<BonusEventRow>(sql`
    select ${eventColumns} from incentives.bonus_event event
    where entity_id = ${entityId} and kind = 'report_line_paid'
      and not exists (
        select 1 from incentives.bonus_event lost
        where lost.entity_id = event.entity_id and lost.event_key = event.event_key || ' lost')`)

export type BonusEventToSave = Omit<BonusEventRow, 'id'> & {
  readonly entityId: Id<'ent'>
  readonly documentId: Id<'inv'> | null
  readonly receiptId: Id<'rec'> | null
  readonly caseId: Id<'dsp'> | null
  readonly recordedOn: Day
  readonly quarter: Day
}

type Made = { readonly at: Date; readonly originId: Id<'org'> }

/** An event is kept once, whoever tells of it again. */
export async function insertBonusEvents(
  tx: Tx,
  events: readonly BonusEventToSave[],
  { at, originId }: Made,
): Promise<number> {
  if (events.length === 0) return 0
  const column = <T>(of: (event: BonusEventToSave) => T) => events.map(of)
  return tx.run(sql`
    insert into incentives.bonus_event (entity_id, event_key, kind, customer_id, collector_id, document_id, receipt_id, case_id, cash,
      days_after_due, happened_on, recorded_on, of_quarter, quarter, recorded_at, origin_id)
    select *, ${at}::timestamptz, ${originId}::bigint from unnest(
      ${column((event) => event.entityId)}::bigint[], ${column((event) => event.eventKey)}::text[],
      ${column((event) => event.kind)}::text[], ${column((event) => event.customerId)}::bigint[],
      ${column((event) => event.collectorId)}::bigint[], ${column((event) => event.documentId)}::bigint[],
      ${column((event) => event.receiptId)}::bigint[], ${column((event) => event.caseId)}::bigint[],
      ${column((event) => event.cash)}::bigint[], ${column((event) => event.daysAfterDue)}::integer[],
      ${column((event) => event.happenedOn)}::date[], ${column((event) => event.recordedOn)}::date[],
      ${column((event) => event.ofQuarter)}::date[], ${column((event) => event.quarter)}::date[])
    on conflict (entity_id, event_key) do nothing`)
}

export type BonusLine = BonusEventRow & {
  readonly customerName: string
  readonly documentId: Id<'inv'> | null
  readonly invoiceNumber: string | null
  readonly receiptId: Id<'rec'> | null
  readonly caseId: Id<'dsp'> | null
  readonly caseNumber: string | null
}

/** What counted for a quarter's bonus of somebody's own portfolio, and of the accounts that sales leads; the latest first. */
export const bonusLines = (
  tx: Tx,
  { entityId, quarter, staffId }: { entityId: Id<'ent'>; quarter: Day; staffId: Id<'stf'> },
) =>
  tx.many<BonusLine>(sql`
    select ${eventColumns}, customer.name as "customerName", event.document_id as "documentId",
      document.number as "invoiceNumber", event.receipt_id as "receiptId", event.case_id as "caseId",
      dispute.number as "caseNumber"
    from incentives.bonus_event event
    join parties.customer on customer.id = event.customer_id
    left join billing.document on document.id = event.document_id
    left join disputes.dispute_case dispute on dispute.id = event.case_id
    where event.entity_id = ${entityId} and event.quarter = ${quarter}
      and (event.collector_id = ${staffId} or event.collector_id is null)
    order by event.happened_on desc, event.id desc limit 500`)
