import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money, type Currency } from '#kernel/money'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import { amountText } from './formats/statement.ts'
import type { ReceiptState } from './receipt.ts'

export type Waits = 'confirm' | 'payer' | 'purpose' | 'left' | 'done' | 'outgoing'
type KeptReason = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

export type LineRow = {
  readonly id: Id<'rec'>
  readonly bankAccountId: Id<'bnk'>
  readonly entityId: Id<'ent'>
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly amount: bigint
  readonly currency: Currency
  readonly unapplied: bigint
  readonly payerName: string | null
  readonly payerAccount: string | null
  readonly remittance: string | null
  readonly bankReference: string | null
  readonly state: ReceiptState
  readonly waits: Waits
  readonly customerId: Id<'cus'> | null
  readonly customerName: string | null
  readonly customerNumber: string | null
  readonly bestId: Id<'prp'> | null
  readonly bestProbability: string | null
  readonly bestMethod: string | null
  readonly bestItems: number | null
  readonly bestCustomer: string | null
  readonly whyItWaits: KeptReason | null
  readonly leftUnappliedReason: string | null
  readonly ageDays: number
  readonly how: 'auto' | 'confirmed' | 'manual' | null
  readonly version: number
}

/**
 * In one place, for the list, the desk and its counts. A guess is nothing to confirm: below one in four the line waits for a name or
 * a purpose. `purpose` also holds double payments: nothing is open that they could pay.
 */
const waits = sql.raw(`
  case
    when receipt.state = 'outgoing' then 'outgoing'
    when receipt.state not in ('unidentified', 'unapplied') then 'done'
    when receipt.left_unapplied_reason is not null then 'left'
    when best.items > 0 and best.probability >= 0.25 then 'confirm'
    when receipt.state = 'unidentified' then 'payer'
    else 'purpose'
  end`)

const columns = (today: Day) => sql`
  receipt.id, receipt.bank_account_id as "bankAccountId", receipt.entity_id as "entityId", receipt.booked_on as "bookedOn",
  receipt.value_on as "valueOn", receipt.amount, receipt.currency,
  case receipt.state when 'unidentified' then receipt.amount when 'unapplied' then item.open else 0 end as unapplied,
  receipt.payer_name as "payerName", receipt.payer_account as "payerAccount", receipt.remittance,
  receipt.bank_reference as "bankReference", receipt.state, ${waits} as waits,
  receipt.customer_id as "customerId", customer.name as "customerName", customer.number as "customerNumber",
  best.id as "bestId", best.probability::text as "bestProbability", best.method as "bestMethod", best.items as "bestItems",
  best.customer as "bestCustomer", receipt.why_it_waits as "whyItWaits",
  receipt.left_unapplied_reason as "leftUnappliedReason", greatest(0, ${today}::date - receipt.value_on) as "ageDays",
  (select deed.how from cash.deed where deed.receipt_id = receipt.id and deed.kind = 'applied' and deed.undone_at is null
    order by deed.id desc limit 1) as how,
  receipt.version`

/** Money of customers is seen by those who may see them; money of unknown payers by those who see all. */
const from = sql.raw(`
  from cash.receipt
  left join parties.visible_customer visible on visible.id = receipt.customer_id
  left join parties.customer on customer.id = visible.id
  left join ledger.open_item item on item.id = receipt.item_id
  left join lateral (
    select proposal.id, proposal.probability, proposal.method, payer.name as customer,
      jsonb_array_length(proposal.items) + jsonb_array_length(proposal.credits) as items
    from cash.proposal join parties.customer payer on payer.id = proposal.customer_id
    where proposal.receipt_id = receipt.id and proposal.state = 'open'
    order by proposal.rank, proposal.id limit 1) best on true`)

const seen = sql.raw(
  `(visible.id is not null or (receipt.customer_id is null and current_setting('quittance.sees', true) = 'all'))`,
)
const stands = sql.raw(`receipt.state not in ('split', 'joined')`)

export type LineFilters = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly bankAccountId?: Id<'bnk'> | undefined
  readonly statementId?: Id<'stm'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly state?: string | undefined
  readonly waits?: string | undefined
  readonly olderThan?: number | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export async function linePage(tx: Tx, request: LineFilters, today: Day) {
  const page = await listPage<LineRow, { currency: Currency; amount: bigint; unapplied: bigint }>(tx, {
    request,
    select: columns(today),
    from,
    where: [
      stands,
      seen,
      given(request.entityId, (id) => sql`receipt.entity_id = ${id}`),
      given(request.bankAccountId, (id) => sql`receipt.bank_account_id = ${id}`),
      given(request.statementId, (id) => sql`receipt.statement_id = ${id}`),
      given(request.customerId, (id) => sql`receipt.customer_id = ${id}`),
      given(request.state, (state) => sql`receipt.state = ${state}`),
      given(request.waits, (wanted) => sql`${waits} = ${wanted}`),
      given(
        request.olderThan,
        (days) =>
          sql`receipt.state in ('unidentified', 'unapplied') and receipt.value_on <= ${today}::date - ${days}::integer`,
      ),
      given(request.from, (day) => sql`receipt.booked_on >= ${day}`),
      given(request.to, (day) => sql`receipt.booked_on <= ${day}`),
    ],
    sorts: {
      bookedOn: { by: sql`receipt.booked_on`, type: 'date' },
      amount: { by: sql`receipt.amount`, type: 'bigint' },
      payerName: { by: sql`receipt.payer_name`, type: 'text', nullable: true },
    },
    defaultSort: '-bookedOn',
    id: sql`receipt.id`,
    sums: sql`receipt.currency, sum(receipt.amount)::bigint as amount,
      coalesce(sum(case receipt.state when 'unidentified' then receipt.amount when 'unapplied' then item.open end), 0)::bigint as unapplied`,
    groupSumsBy: sql`receipt.currency`,
  })
  return {
    ...page,
    rows: page.rows.map(lineOf),
    sums: page.sums.map(({ currency, amount, unapplied }) => ({
      currency,
      amount: money(amount, currency),
      unapplied: money(unapplied, currency),
    })),
  }
}

export const lineRow = (tx: Tx, id: Id<'rec'>, today: Day) =>
  tx.maybe<LineRow>(sql`select ${columns(today)} ${from} where receipt.id = ${id} and ${seen}`)

type Desk = { readonly entityId?: Id<'ent'> | undefined; readonly today: Day }
const mostLines = 200

/** What waits, whatever day it came; the oldest unknown and the likeliest proposal first. */
export const waitingLines = (tx: Tx, { entityId, today }: Desk) =>
  tx.many<LineRow>(sql`
    select ${columns(today)} ${from}
    where receipt.state in ('unidentified', 'unapplied') and ${seen} ${entityId ? sql`and receipt.entity_id = ${entityId}` : sql``}
    order by best.probability desc nulls last, receipt.booked_on, receipt.id
    limit 2000`)

/** What was settled of the lines of a day, and what went out. */
export const linesOfDay = (tx: Tx, { entityId, today, day }: Desk & { readonly day: Day }) =>
  tx.many<LineRow>(sql`
    select ${columns(today)} ${from}
    where receipt.booked_on = ${day} and receipt.state in ('applied', 'outgoing', 'returned') and ${seen}
      ${entityId ? sql`and receipt.entity_id = ${entityId}` : sql``}
    order by receipt.id
    limit ${mostLines}`)

export function lineOf(row: LineRow) {
  const { bestId, bestProbability, bestMethod, bestItems, bestCustomer, currency, whyItWaits, ...rest } = row
  const best =
    bestId === null
      ? null
      : {
          id: bestId,
          probability: Number(bestProbability),
          method: bestMethod ?? '',
          items: bestItems ?? 0,
          customerName: bestCustomer ?? '',
        }
  return {
    ...rest,
    best,
    amount: money(row.amount, currency),
    unapplied: money(row.unapplied, currency),
    whyItWaits: whyItWaits && reasonOf(whyItWaits, currency),
  }
}

const inMinorUnits = new Set(['over', 'short'])

/** Stored reasons keep amounts in minor units; outside they are decimals. */
export function reasonOf(reason: { readonly key: string; readonly values: object }, currency: Currency) {
  const values = Object.entries(reason.values).map(([name, value]): [string, string] => [
    name,
    inMinorUnits.has(name) ? amountText(BigInt(String(value)), currency) : String(value),
  ])
  return { key: reason.key, values: Object.fromEntries(values) }
}
