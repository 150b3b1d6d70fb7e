import type { z } from 'zod'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, likeText, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { promiseRow } from './contract-promises.ts'
import type { PromisedPart, PromiseState, PromiseWay } from './promise.ts'

export type OpenPromise = {
  readonly promiseId: Id<'prm'>
  readonly itemId: Id<'itm'>
  readonly amount: bigint
  readonly promisedOn: Day
  readonly untilOn: Day
}

/** What is promised of these items and not yet judged. */
export const openPromisesOf = (tx: Tx, itemIds: readonly Id<'itm'>[]) =>
  tx.many<OpenPromise>(sql`
    select promise.id as "promiseId", part.item_id as "itemId", part.amount, promise.promised_on as "promisedOn",
      promise.until_on as "untilOn"
    from collections.promise_item part
    join collections.promise on promise.id = part.promise_id
    where part.item_id = any(${itemIds}::bigint[]) and promise.state = 'open'
    order by promise.id`)

export type NewPromise = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId: Id<'con'> | null
  readonly currency: Currency
  readonly promisedOn: Day
  readonly untilOn: Day
  readonly how: PromiseWay
  readonly note: string | null
  readonly takenBy: Id<'stf'> | null
  readonly takenOn: Day
  readonly parts: readonly PromisedPart[]
}

export async function insertPromise(
  tx: Tx,
  promise: NewPromise,
  { at, originId }: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'prm'>> {
  const amount = promise.parts.reduce((sum, part) => sum + part.amount, 0n)
  const { id } = await tx.one<{ id: Id<'prm'> }>(sql`
    insert into collections.promise
      (entity_id, customer_id, contact_id, currency, amount, promised_on, until_on, how, note, taken_by, taken_at, taken_on, state, origin_id)
    values (${promise.entityId}, ${promise.customerId}, ${promise.contactId}, ${promise.currency}, ${amount}, ${promise.promisedOn},
      ${promise.untilOn}, ${promise.how}, ${promise.note}, ${promise.takenBy}, ${at}, ${promise.takenOn}, 'open', ${originId})
    returning id`)
  await tx.insert(
    'collections.promise_item',
    promise.parts.map(({ itemId, amount: part }) => ({ promise_id: id, item_id: itemId, amount: part })),
  )
  return id
}

export type StoredPromise = {
  readonly id: Id<'prm'>
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId: Id<'con'> | null
  readonly currency: Currency
  readonly amount: bigint
  readonly promisedOn: Day
  readonly untilOn: Day
  readonly how: PromiseWay
  readonly state: PromiseState
  readonly takenOn: Day
  readonly takenBy: Id<'stf'> | null
  readonly endedBecause: string | null
  readonly version: number
}

const columns = sql.raw(`
  promise.id, promise.entity_id as "entityId", promise.customer_id as "customerId", promise.contact_id as "contactId", promise.currency,
  promise.amount, promise.promised_on as "promisedOn", promise.until_on as "untilOn", promise.how, promise.state,
  promise.taken_on as "takenOn", promise.taken_by as "takenBy", promise.ended_because as "endedBecause", promise.version`)

/** If the asker may see its customer. */
export const promiseById = (tx: Tx, id: Id<'prm'>) =>
  tx.maybe<StoredPromise>(sql`
    select ${columns} from collections.promise
    join parties.visible_customer visible on visible.id = promise.customer_id
    where promise.id = ${id}`)

export const partsOf = (tx: Tx, id: Id<'prm'>) =>
  tx.many<PromisedPart>(sql`
    select item_id as "itemId", amount from collections.promise_item where promise_id = ${id} order by item_id`)

/** Ends or reopens a promise. */
export const savePromise = (
  tx: Tx,
  id: Id<'prm'>,
  fate: {
    readonly state: PromiseState
    readonly because: string | null
    readonly keptAmount?: bigint
    readonly judgedOn?: Day
    readonly decisionId?: Id<'dec'>
    readonly replacedBy?: Id<'prm'>
  },
) =>
  tx.run(sql`
    update collections.promise
    set state = ${fate.state}, ended_because = ${fate.because}, kept_amount = ${fate.keptAmount ?? 0n},
      judged_on = ${fate.judgedOn ?? null}, decision_id = coalesce(${fate.decisionId ?? null}::bigint, decision_id),
      replaced_by_id = ${fate.replacedBy ?? null}, version = version + 1
    where id = ${id}`)

/** Open promises of a legal entity whose last day has passed and is known at the bank, the oldest first. */
export const promisesToJudge = (
  tx: Tx,
  asked: { readonly entityId: Id<'ent'>; readonly through: Day; readonly limit: number },
) =>
  tx.many<StoredPromise>(sql`
    select ${columns} from collections.promise
    where promise.entity_id = ${asked.entityId} and promise.state = 'open' and promise.until_on <= ${asked.through}
    order by promise.until_on, promise.id limit ${asked.limit}`)

/** Promises that cover items which these links paid, as far as news about them can change what became of them. */
export const promisesPaidBy = (tx: Tx, allocationIds: readonly Id<'alc'>[]) =>
  tx.many<StoredPromise>(sql`
    select ${columns} from collections.promise
    where promise.state in ('open', 'kept', 'part_kept', 'broken') and promise.id in (
      select part.promise_id from collections.promise_item part
      join ledger.allocation on allocation.debit_item_id = part.item_id
      where allocation.id = any(${allocationIds}::bigint[]) and allocation.recorded_at > promise.taken_at)
    order by promise.id`)

export const promisesById = (tx: Tx, ids: readonly Id<'prm'>[]) =>
  tx.many<StoredPromise>(sql`
    select ${columns} from collections.promise where promise.id = any(${ids}::bigint[]) order by promise.id`)

/** The same of one promise. */
export const partFactsOf = async (tx: Tx, id: Id<'prm'>): Promise<PartRow[]> => partFacts(tx, [id])

export type PartRow = {
  readonly promiseId: Id<'prm'>
  readonly itemId: Id<'itm'>
  readonly promised: bigint
  readonly paid: bigint
  readonly open: bigint
}

/** What cash did for each promised item since it was promised, and what is open now. */
export const partFacts = (tx: Tx, promiseIds: readonly Id<'prm'>[]) =>
  tx.many<PartRow>(sql`
    select part.promise_id as "promiseId", part.item_id as "itemId", part.amount as promised, item.open, paid.amount as paid
    from collections.promise_item part
    join collections.promise on promise.id = part.promise_id
    join ledger.open_item item on item.id = part.item_id
    cross join lateral (
      select coalesce(sum(link.amount), 0)::bigint as amount
      from ledger.allocation link
      join ledger.open_item money on money.id = link.credit_item_id and money.kind = 'receipt'
      where link.debit_item_id = part.item_id and link.reverses_id is null and link.recorded_at > promise.taken_at
        and link.value_on <= promise.until_on
        and not exists (select 1 from ledger.allocation back where back.reverses_id = link.id)
    ) paid
    where part.promise_id = any(${promiseIds}::bigint[])
    order by part.promise_id, part.item_id`)

/** Money of these customers that came since the promise was taken and is not applied yet. */
export const unappliedSince = (tx: Tx, promiseIds: readonly Id<'prm'>[]) =>
  tx.many<{ readonly promiseId: Id<'prm'>; readonly amount: bigint }>(sql`
    select promise.id as "promiseId", sum(money.open)::bigint as amount
    from collections.promise
    join ledger.open_item money on money.customer_id = promise.customer_id and money.entity_id = promise.entity_id
      and money.currency = promise.currency and money.kind = 'receipt' and money.open > 0
      and money.issued_on between promise.taken_on and promise.until_on
    where promise.id = any(${promiseIds}::bigint[])
    group by promise.id`)

export type PromiseCounts = {
  readonly kept: number
  readonly partKept: number
  readonly broken: number
  readonly open: number
}

/** How a customer's promises ended since a day. */
export const promiseCounts = (tx: Tx, customerId: Id<'cus'>, since: Day) =>
  tx.one<PromiseCounts>(sql`
    select (count(*) filter (where state = 'kept'))::integer as kept, (count(*) filter (where state = 'part_kept'))::integer as "partKept",
      (count(*) filter (where state = 'broken'))::integer as broken, (count(*) filter (where state = 'open'))::integer as open
    from collections.promise
    join parties.visible_customer visible on visible.id = promise.customer_id
    where promise.customer_id = ${customerId} and (promise.state = 'open' or promise.judged_on >= ${since})`)

type PromiseRow = z.output<typeof promiseRow>
type Filter = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly promiseId?: Id<'prm'> | undefined
  readonly state?: PromiseState | undefined
  readonly takenBy?: Id<'stf'> | undefined
  readonly promisedUntil?: Day | undefined
  readonly search?: string | undefined
}
type Raw = Omit<PromiseRow, 'customer' | 'amount' | 'kept' | 'items'> & {
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly customerNumber: string
  readonly currency: Currency
  readonly amount: bigint
  readonly kept: bigint
  readonly parts: readonly {
    readonly itemId: string
    readonly documentId: string | null
    readonly number: string
    readonly dueOn: Day
    readonly amount: string
    readonly open: string
  }[]
}

/** Promises with what they are for; what is due first comes first. */
export async function promisePage(tx: Tx, request: Filter) {
  const page = await listPage<Raw, { currency: Currency; amount: bigint; kept: bigint }>(tx, {
    request,
    select: sql`promise.id, promise.entity_id as "entityId", promise.customer_id as "customerId", customer.name as "customerName",
      customer.number as "customerNumber", contact.name as "contactName", promise.currency, promise.amount,
      promise.kept_amount as kept, promise.promised_on as "promisedOn", promise.until_on as "untilOn", promise.how, promise.note,
      promise.state, promise.ended_because as "endedBecause", promise.judged_on as "judgedOn", promise.decision_id as "decisionId",
      promise.taken_by as "takenById", promise.taken_at as "takenAt", promise.version,
      (select jsonb_agg(jsonb_build_object('itemId', item.id::text, 'documentId', item.document_id::text, 'number', item.number,
          'dueOn', item.due_on, 'amount', part.amount::text, 'open', item.open::text) order by item.effective_due_on, item.id)
       from collections.promise_item part join ledger.open_item item on item.id = part.item_id
       where part.promise_id = promise.id) as parts`,
    from: sql`from collections.promise
      join parties.visible_customer visible on visible.id = promise.customer_id
      join parties.customer on customer.id = promise.customer_id
      left join parties.contact on contact.id = promise.contact_id`,
    where: [
      given(request.promiseId, (id) => sql`promise.id = ${id}`),
      given(request.entityId, (id) => sql`promise.entity_id = ${id}`),
      given(request.customerId, (id) => sql`promise.customer_id = ${id}`),
      given(request.state, (state) => sql`promise.state = ${state}`),
      given(request.takenBy, (id) => sql`promise.taken_by = ${id}`),
      given(request.promisedUntil, (on) => sql`promise.promised_on <= ${on}`),
      given(
        request.search,
        (text) => sql`(customer.folded_name like ${likeText(text)} or customer.number ilike ${likeText(text)})`,
      ),
    ],
    sorts: {
      promisedOn: { by: sql`promise.promised_on`, type: 'date' },
      takenAt: { by: sql`promise.taken_at`, type: 'timestamptz' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      amount: { by: sql`promise.amount`, type: 'bigint' },
    },
    defaultSort: 'promisedOn',
    id: sql`promise.id`,
    sums: sql`promise.currency, sum(promise.amount)::bigint as amount, sum(promise.kept_amount)::bigint as kept`,
    groupSumsBy: sql`promise.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(shownRow),
    sums: page.sums.map(({ currency, amount, kept }) => ({
      amount: money(amount, currency),
      kept: money(kept, currency),
    })),
  }
}

function shownRow({
  customerId,
  customerName,
  customerNumber,
  currency,
  amount,
  kept,
  parts,
  ...row
}: Raw): PromiseRow {
  return {
    ...row,
    customer: { id: customerId, name: customerName, number: customerNumber },
    amount: money(amount, currency),
    kept: money(kept, currency),
    items: parts.map((part) => ({
      itemId: BigInt(part.itemId) as Id<'itm'>,
      documentId: part.documentId === null ? null : (BigInt(part.documentId) as Id<'inv'>),
      number: part.number,
      dueOn: part.dueOn,
      amount: money(BigInt(part.amount), currency),
      open: money(BigInt(part.open), currency),
    })),
  }
}
