import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { InvoiceChannel } from '#modules/parties'
import type { DispatchFailure, DispatchState } from './dispatch.ts'
import type { DocumentKind } from './document.ts'

export type NewDispatch = {
  readonly documentId: Id<'inv'>
  readonly channel: InvoiceChannel
  readonly to: string | null
  readonly mailId: Id<'msg'> | null
  readonly state: DispatchState
  readonly why: DispatchFailure | null
}

export const insertDispatch = (
  tx: Tx,
  row: NewDispatch,
  { at, originId }: { readonly at: Date; readonly originId: Id<'org'> },
) =>
  tx.insert('billing.dispatch', [
    {
      document_id: row.documentId,
      channel: row.channel,
      to_address: row.to,
      mail_id: row.mailId,
      state: row.state,
      why: row.why,
      asked_at: at,
      settled_at: row.state === 'waiting' ? null : at,
      origin_id: originId,
    },
  ])

export type DispatchRow = {
  readonly at: Date
  readonly settledAt: Date | null
  readonly channel: InvoiceChannel
  readonly to: string | null
  readonly state: DispatchState
  readonly why: DispatchFailure | null
  readonly mailId: Id<'msg'> | null
}

/** The attempts to bring a document to its customer, the latest first. */
export const dispatchesOf = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<DispatchRow>(sql`
    select asked_at as at, settled_at as "settledAt", channel, to_address as "to", state, why, mail_id as "mailId"
    from billing.dispatch where document_id = ${documentId} order by id desc`)

export type Fate = {
  readonly mailId: Id<'msg'>
  readonly documentId: Id<'inv'>
  readonly state: 'sent' | 'failed'
  readonly why: DispatchFailure | null
  readonly at: Date
  readonly originId: Id<'org'>
}

/**
 * Writes down what became of a letter; heard twice it changes nothing. A letter that somebody sent again from the outbox is an attempt
 * that nobody wrote down before.
 */
export async function settleDispatch(tx: Tx, fate: Fate): Promise<void> {
  await tx.run(sql`
    update billing.dispatch set state = ${fate.state}, why = ${fate.why}, settled_at = ${fate.at}
    where mail_id = ${fate.mailId} and state = 'waiting'`)
  await tx.run(sql`
    insert into billing.dispatch (document_id, channel, mail_id, state, why, asked_at, settled_at, origin_id)
    select ${fate.documentId}, 'email', ${fate.mailId}, ${fate.state}, ${fate.why}, ${fate.at}, ${fate.at}, ${fate.originId}
    where not exists (select 1 from billing.dispatch where mail_id = ${fate.mailId})`)
}

/** Which of them nobody tried to bring to their customers yet. What another system issued, it also sent. */
export async function undispatched(tx: Tx, ids: readonly Id<'inv'>[]): Promise<Id<'inv'>[]> {
  const rows = await tx.many<{ id: Id<'inv'> }>(sql`
    select document.id
    from billing.document
    join company.series on series.id = document.series_id
    where document.id = any(${ids}::bigint[]) and series.gapless
      and not exists (select 1 from billing.dispatch where dispatch.document_id = document.id)
    order by document.id`)
  return rows.map((row) => row.id)
}

type UndeliveredRow = {
  readonly id: Id<'inv'>
  readonly kind: DocumentKind
  readonly number: string
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly gross: bigint
  readonly currency: Currency
  readonly channel: InvoiceChannel
  readonly why: DispatchFailure
  readonly to: string | null
  readonly daysLost: number
  readonly version: number
}

// The last attempt counts: one that failed and was sent again since is no longer a worry.
const undelivered = sql`
  from billing.document
  join lateral (
    select channel, state, why, to_address from billing.dispatch
    where dispatch.document_id = document.id order by dispatch.id desc limit 1) last on true
  join parties.visible_customer visible on visible.id = document.customer_id
  join parties.customer on customer.id = document.customer_id`

/** Documents whose last attempt failed and that nobody says the customer has. */
export async function undeliveredPage(
  tx: Tx,
  request: PageRequest & { readonly entityId?: Id<'ent'> | undefined; readonly customerId?: Id<'cus'> | undefined },
  today: Day,
) {
  const page = await listPage<UndeliveredRow, { currency: Currency; gross: bigint }>(tx, {
    request,
    select: sql`
      document.id, document.kind, document.number, document.customer_id as "customerId", customer.name as "customerName",
      document.issued_on as "issuedOn", document.due_on as "dueOn", document.gross, document.currency, last.channel, last.why,
      last.to_address as "to", greatest(0, ${today}::date - document.issued_on) as "daysLost", document.version`,
    from: undelivered,
    where: [
      sql`last.state = 'failed' and document.received_on is null`,
      given(request.entityId, (id) => sql`document.entity_id = ${id}`),
      given(request.customerId, (id) => sql`document.customer_id = ${id}`),
    ],
    sorts: {
      issuedOn: { by: sql`document.issued_on`, type: 'date' },
      gross: { by: sql`document.gross`, type: 'bigint' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
    },
    defaultSort: 'issuedOn',
    id: sql`document.id`,
    sums: sql`document.currency, sum(document.gross)::bigint as gross`,
    groupSumsBy: sql`document.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(({ currency, gross, ...row }) => ({ ...row, gross: money(gross, currency) })),
    sums: page.sums.map(({ currency, gross }) => ({ currency, gross: money(gross, currency) })),
  }
}

export const paperOf = (tx: Tx, documentId: Id<'inv'>) =>
  tx.maybe<{ fileId: Id<'fil'>; name: string }>(sql`
    select file_id as "fileId", name from billing.paper where document_id = ${documentId}`)

/** The first paper stays; a second one is not written. */
export const keepPaper = (
  tx: Tx,
  row: {
    readonly documentId: Id<'inv'>
    readonly fileId: Id<'fil'>
    readonly name: string
    readonly originId: Id<'org'>
  },
) =>
  tx.run(sql`
    insert into billing.paper (document_id, file_id, name, origin_id)
    values (${row.documentId}, ${row.fileId}, ${row.name}, ${row.originId})
    on conflict (document_id) do nothing`)
