import type { Day } from '#kernel/day'
import { formatDecimal } from '#kernel/decimal'
import { firstDayOfMonth } from '#kernel/day'
import type { Id } from '#kernel/id'
import { sql, type Tx } from '#platform/sql'
import type { LinkRequest } from './allocation.ts'
import type { EntryDraft } from './entry.ts'
import { addToSums, ageSums, openSums } from './store-sums.ts'
import { sideOf, type ItemDraft, type OpenItem } from './open-item.ts'

type Record = { readonly at: Date; readonly originId: Id<'org'> }

/** Entries first, then all postings of all of them in one statement: the database checks the balance per statement. */
export async function insertEntries(tx: Tx, entries: readonly EntryDraft[], record: Record): Promise<bigint[]> {
  const ids = await tx.allocate('ledger.entry', entries.length)
  await tx.insert(
    'ledger.entry',
    entries.map((entry, index) => ({
      id: ids[index],
      entity_id: entry.entityId,
      kind: entry.kind,
      document_id: entry.documentId ?? null,
      receipt_id: entry.receiptId ?? null,
      value_on: entry.valueOn,
      posted_on: entry.postedOn,
      recorded_at: record.at,
      origin_id: record.originId,
    })),
  )
  await tx.insert(
    'ledger.posting',
    entries.flatMap((entry, index) =>
      entry.postings.map((posting, position) => ({
        entry_id: ids[index],
        position: position + 1,
        account: posting.account,
        customer_id: posting.customerId ?? null,
        item_id: posting.itemId ?? null,
        tax_code_id: posting.taxCodeId ?? null,
        currency: posting.amount.currency,
        amount: posting.amount.amount,
        entity_amount: posting.entityAmount,
      })),
    ),
  )
  return ids
}

export async function closedMonths(tx: Tx, entityId: Id<'ent'>): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ month: string }>(sql`
    select month from ledger.period where entity_id = ${entityId} and closed_at is not null`)
  return new Set(rows.map((row) => row.month))
}

export const periodsOf = (tx: Tx, entityId: Id<'ent'>) =>
  tx.many<{ month: Day; closedAt: Date | null }>(sql`
    select month, closed_at as "closedAt" from ledger.period where entity_id = ${entityId} order by month`)

/** The months in which something was posted, the earliest first. */
export async function monthsWithPostings(tx: Tx, entityId: Id<'ent'>): Promise<Day[]> {
  const rows = await tx.many<{ month: Day }>(sql`
    select distinct date_trunc('month', posted_on)::date as month from ledger.entry where entity_id = ${entityId} order by month`)
  return rows.map((row) => row.month)
}

export const setPeriod = (
  tx: Tx,
  row: { entityId: Id<'ent'>; month: Day; closedAt: Date | null; closedBy: Id<'stf'> | null },
) =>
  tx.run(sql`
    insert into ledger.period (entity_id, month, closed_at, closed_by)
    values (${row.entityId}, ${firstDayOfMonth(row.month)}, ${row.closedAt}, ${row.closedBy})
    on conflict (entity_id, month) do update set closed_at = excluded.closed_at, closed_by = excluded.closed_by`)

export const allocateItemIds = async (tx: Tx, count: number) =>
  (await tx.allocate('ledger.open_item', count)) as Id<'itm'>[]

export const allocateAllocationIds = async (tx: Tx, count: number) =>
  (await tx.allocate('ledger.allocation', count)) as Id<'alc'>[]

export async function insertItems(
  tx: Tx,
  items: readonly (Omit<ItemDraft, 'id'> & { readonly id: Id<'itm'> })[],
  at: Date,
): Promise<void> {
  await tx.insert(
    'ledger.open_item',
    items.map((item) => ({
      id: item.id,
      entity_id: item.entityId,
      customer_id: item.customerId,
      kind: item.kind,
      side: sideOf(item.kind),
      document_id: item.documentId,
      receipt_id: item.receiptId,
      number: item.number,
      reference: item.reference,
      issued_on: item.issuedOn,
      due_on: item.dueOn,
      effective_due_on: item.effectiveDueOn,
      currency: item.currency,
      total: item.total,
      open: item.total,
      entity_total: item.entityTotal,
      entity_open: item.entityTotal,
    })),
  )
  await tx.insert(
    'ledger.item_movement',
    items.map((item) => ({
      item_id: item.id,
      kind: 'raised',
      amount: item.total,
      entity_amount: item.entityTotal,
      allocation_id: null,
      value_on: item.valueOn,
      posted_on: item.postedOn,
      recorded_at: at,
    })),
  )
  await openSums(
    tx,
    [...new Map(items.map((item) => [`${item.customerId} ${item.entityId} ${item.currency}`, item])).values()],
    at,
  )
  await addToSums(
    tx,
    sql`
      select * from unnest(
        ${items.map((item) => item.customerId)}::bigint[],
        ${items.map((item) => item.entityId)}::bigint[],
        ${items.map((item) => item.currency)}::text[],
        ${items.map((item) => item.kind)}::text[],
        ${items.map((item) => item.effectiveDueOn)}::date[],
        ${items.map((item) => item.total)}::bigint[]) raised (customer_id, entity_id, currency, kind, effective_due_on, amount)`,
  )
}

const itemColumns = sql.raw(`
  id, entity_id as "entityId", customer_id as "customerId", kind, document_id as "documentId", receipt_id as "receiptId",
  number, reference, issued_on as "issuedOn", due_on as "dueOn", effective_due_on as "effectiveDueOn", currency, total, open,
  entity_total as "entityTotal", entity_open as "entityOpen"`)

export const itemsOf = (tx: Tx, ids: readonly Id<'itm'>[]) =>
  tx.many<OpenItem>(sql`select ${itemColumns} from ledger.open_item where id = any(${ids}::bigint[]) order by id`)

export const itemsOfDocument = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<OpenItem>(sql`select ${itemColumns} from ledger.open_item where document_id = ${documentId}`)

export const itemsOfDocuments = (tx: Tx, documentIds: readonly Id<'inv'>[]) =>
  tx.many<OpenItem>(sql`
    select ${itemColumns} from ledger.open_item where document_id = any(${documentIds}::bigint[]) order by id`)

/** The money of bank lines as items; a line whose payer was corrected has one for each. */
export const itemsOfReceipts = (tx: Tx, receiptIds: readonly Id<'rec'>[]) =>
  tx.many<OpenItem>(sql`
    select ${itemColumns} from ledger.open_item where receipt_id = any(${receiptIds}::bigint[]) order by id`)

/** Terms that count from receipt: the day is known when the customer has the bill, and his ages with it. He is locked. */
export async function moveDueDay(
  tx: Tx,
  documentId: Id<'inv'>,
  { dueOn, effectiveDueOn }: { readonly dueOn: Day; readonly effectiveDueOn: Day },
): Promise<void> {
  const moved = await tx.many<{ customerId: Id<'cus'> }>(sql`
    update ledger.open_item set due_on = ${dueOn}, effective_due_on = ${effectiveDueOn}
    where document_id = ${documentId} returning customer_id as "customerId"`)
  await ageSums(tx, [...new Set(moved.map((item) => item.customerId))])
}

/** Credit items first, then debit items, each by id: the order in which everybody locks them. */
export const lockItems = (tx: Tx, ids: readonly Id<'itm'>[]) =>
  tx.many<OpenItem>(sql`
    select ${itemColumns} from ledger.open_item where id = any(${ids}::bigint[]) order by side, id for update`)

/** The links of these credit items that still stand, with the debts they pay. */
export const standingLinks = (tx: Tx, creditItemIds: readonly Id<'itm'>[]) =>
  tx.many<{ id: Id<'alc'>; creditItemId: Id<'itm'>; debitItemId: Id<'itm'>; amount: bigint }>(sql`
    select id, credit_item_id as "creditItemId", debit_item_id as "debitItemId", amount from ledger.allocation
    where credit_item_id = any(${creditItemIds}::bigint[]) and reverses_id is null
      and not exists (select 1 from ledger.allocation later where later.reverses_id = allocation.id)
    order by id`)

export async function customersOfItems(tx: Tx, ids: readonly Id<'itm'>[]): Promise<Id<'cus'>[]> {
  const rows = await tx.many<{ customerId: Id<'cus'> }>(sql`
    select distinct customer_id as "customerId" from ledger.open_item where id = any(${ids}::bigint[])`)
  return rows.map((row) => row.customerId)
}

export type Movement = {
  readonly itemId: Id<'itm'>
  readonly kind: 'applied' | 'unapplied' | 'released'
  readonly amount: bigint
  readonly entityAmount: bigint
  readonly allocationId: Id<'alc'> | null
  readonly valueOn: Day
  readonly postedOn: Day
}

/** Writes the movements, and what they change on the items and on the customers' sums. */
export async function moveItems(tx: Tx, movements: readonly Movement[], at: Date): Promise<void> {
  await tx.insert(
    'ledger.item_movement',
    movements.map((movement) => ({
      item_id: movement.itemId,
      kind: movement.kind,
      amount: movement.amount,
      entity_amount: movement.entityAmount,
      allocation_id: movement.allocationId,
      value_on: movement.valueOn,
      posted_on: movement.postedOn,
      recorded_at: at,
    })),
  )
  await addToSums(
    tx,
    sql`
      update ledger.open_item set
        open = open_item.open + movement.amount,
        entity_open = open_item.entity_open + movement.entity_amount
      from (
        select item_id, sum(amount)::bigint as amount, sum(entity_amount)::bigint as entity_amount
        from unnest(
          ${movements.map((each) => each.itemId)}::bigint[],
          ${movements.map((each) => each.amount)}::bigint[],
          ${movements.map((each) => each.entityAmount)}::bigint[]) moved (item_id, amount, entity_amount)
        group by item_id
      ) movement
      where open_item.id = movement.item_id
      returning open_item.customer_id, open_item.entity_id, open_item.currency, open_item.kind, open_item.effective_due_on,
        movement.amount`,
  )
}

type AllocationRow = {
  readonly id: Id<'alc'>
  readonly entryId: bigint | null
  readonly request: LinkRequest
  readonly credit: OpenItem
  readonly debit: OpenItem
}

export async function insertAllocations(tx: Tx, rows: readonly AllocationRow[], record: Record): Promise<void> {
  await tx.insert(
    'ledger.allocation',
    rows.map(({ id, entryId, request, credit, debit }) => ({
      id,
      entity_id: credit.entityId,
      credit_item_id: credit.id,
      debit_item_id: debit.id,
      currency: credit.currency,
      amount: request.amount.amount,
      reverses_id: null,
      how: request.how,
      probability: request.probability ? formatDecimal(request.probability) : null,
      value_on: request.valueOn,
      posted_on: request.postedOn,
      recorded_at: record.at,
      entry_id: entryId,
      decision_id: request.decisionId ?? null,
      origin_id: record.originId,
    })),
  )
}

export type StoredAllocation = {
  readonly id: Id<'alc'>
  readonly creditItemId: Id<'itm'>
  readonly debitItemId: Id<'itm'>
  readonly amount: bigint
  readonly currency: string
  readonly creditEntity: bigint
  readonly debitEntity: bigint
  readonly valueOn: Day
  readonly entryId: bigint | null
  readonly reversesId: Id<'alc'> | null
  readonly reversed: boolean
}

/** With the entity amounts that each link took, as its movements recorded them. */
export const allocationsOf = (tx: Tx, ids: readonly Id<'alc'>[]) =>
  tx.many<StoredAllocation>(sql`
    select allocation.id, credit_item_id as "creditItemId", debit_item_id as "debitItemId", allocation.amount, allocation.currency,
      -credit.entity_amount as "creditEntity", -debit.entity_amount as "debitEntity",
      allocation.value_on as "valueOn", entry_id as "entryId", allocation.reverses_id as "reversesId",
      exists (select 1 from ledger.allocation later where later.reverses_id = allocation.id) as reversed
    from ledger.allocation
    join ledger.item_movement credit on credit.allocation_id = allocation.id and credit.item_id = allocation.credit_item_id
    join ledger.item_movement debit on debit.allocation_id = allocation.id and debit.item_id = allocation.debit_item_id
    where allocation.id = any(${ids}::bigint[])
    order by allocation.id`)

type ReversalRow = {
  readonly id: Id<'alc'>
  readonly entryId: bigint | null
  readonly valueOn: Day
  readonly postedOn: Day
  readonly allocation: StoredAllocation
}

export async function insertReversals(tx: Tx, rows: readonly ReversalRow[], record: Record): Promise<void> {
  await tx.run(sql`
    insert into ledger.allocation (id, entity_id, credit_item_id, debit_item_id, currency, amount, reverses_id, how, value_on,
      posted_on, recorded_at, entry_id, origin_id)
    select reversal.id, entity_id, credit_item_id, debit_item_id, currency, -amount, allocation.id, 'undo', reversal.value_on,
      reversal.posted_on, ${record.at}, reversal.entry_id, ${record.originId}
    from unnest(
      ${rows.map((row) => row.id)}::bigint[],
      ${rows.map((row) => row.allocation.id)}::bigint[],
      ${rows.map((row) => row.valueOn)}::date[],
      ${rows.map((row) => row.postedOn)}::date[],
      ${rows.map((row) => row.entryId)}::bigint[]) reversal (id, reverses, value_on, posted_on, entry_id)
    join ledger.allocation on allocation.id = reversal.reverses`)
}
