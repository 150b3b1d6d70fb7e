import { day } from '#kernel/day'
import { decimalOf } from '#kernel/decimal'
import { id, type Id } from '#kernel/id'
import { money } from '#kernel/money'
import { askForRun, performRun } from '#modules/billing'
import { importBankFile } from '#modules/cash'
import { requestCredit } from '#modules/credit'
import { acceptPlan, accrue, makePlan } from '#modules/incentives'
import { placeOrders } from '#modules/orders'
import { parseTerms } from '#modules/parties'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { bankPaper } from './bank-paper.ts'
import { least } from './limits.ts'
import type { Place } from './place.ts'
import { deliverAll, euro, iban, takeOver, type Stock } from './stock.ts'
import { measured, own, type Written } from './written.ts'

export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Shares of what the database could do: with our tables, and with the least there is. */
  readonly ofOwn?: number
  readonly ofFixed?: number
  readonly perDocument?: { readonly rows: number; readonly bytes: number; readonly logBytes: number }
}

const chunk = 1000

export async function inChunks(count: number, act: (first: number, count: number) => Promise<unknown>): Promise<void> {
  for (let first = 1; first <= count; first += chunk) await act(first, Math.min(chunk, count - first + 1))
}

type Asked = {
  readonly name: string
  readonly count: number
  readonly fixed: 'invoices' | 'receipts'
  readonly from: number
}

export async function figureOf(place: Place, { name, count, fixed, from }: Asked, written: Written): Promise<Figure> {
  const ownMs = await own(place, written)
  const fixedMs = await least(place, fixed, from, count)
  return {
    name,
    value: (count / written.ms) * 1000,
    unit: 'a second',
    ofOwn: ownMs / written.ms,
    ofFixed: fixedMs / written.ms,
    perDocument: { rows: written.rows / count, bytes: written.bytes / count, logBytes: written.logBytes / count },
  }
}

/** Documents of another system, three lines each: they are the open items that everything after is measured on. */
export async function importBench(place: Place, stock: Stock, size: number): Promise<Figure> {
  const sample = Math.min(size, 10_000)
  await inChunks(size - sample, (first, count) => place.work((work) => takeOver(work, stock, first, count)))
  const written = await measured(place, () =>
    inChunks(sample, (first, count) => place.work((work) => takeOver(work, stock, size - sample + first, count))),
  )
  return figureOf(place, { name: 'import of invoices', count: sample, fixed: 'invoices', from: 1 }, written)
}

/** Orders are placed, delivered, and billed by a run as the screen asks for it. */
export async function billingBench(place: Place, stock: Stock, count: number): Promise<Figure> {
  await inChunks(count, async (first, some) => {
    const orderIds = await place.work((work) => placeSome(work, stock, first, some))
    await place.work(async (work) => deliverAll(work, stock, await withLines(work, orderIds)))
  })
  const written = await measured(place, async () => {
    const run = await place.work((work) => askForRun(work, { until: day('2025-03-07') }))
    await performRun(place.work, run.id, { elapsedMs: () => performance.now() })
  })
  return figureOf(place, { name: 'billing run', count, fixed: 'invoices', from: 10_000_001 }, written)
}

async function placeSome(work: Work, stock: Stock, first: number, count: number): Promise<readonly Id<'ord'>[]> {
  const address = { addressId: null, lines: ['Am Markt 1', '20095 Hamburg'] }
  const placed = await placeOrders(
    work,
    Array.from({ length: count }, (_, index) => ({
      draftId: null,
      prepaid: false,
      head: {
        entityId: stock.entityId,
        customerId: stock.customerIds[(first + index) % stock.customerIds.length] ?? id<'cus'>(0n),
        salespersonId: stock.staffId,
        orderedByContactId: null,
        externalNumber: null,
        dealOn: day('2025-03-06'),
        poNumber: `PO ${first + index}`,
        billTo: address,
        shipTo: address,
        wishedOn: null,
        terms: parseTerms('net:30'),
        promised: null,
        note: null,
        currency: euro,
      },
      lines: [1, 2, 3].map(() => ({ productId: stock.productId, quantity: decimalOf(1n), unitPrice: decimalOf(100n) })),
    })),
  )
  return placed.map((order) => order.id)
}

const withLines = ({ tx }: Work, orderIds: readonly Id<'ord'>[]) =>
  tx.many<{ orderId: Id<'ord'>; customerId: Id<'cus'>; lineIds: Id<'oln'>[] }>(sql`
    select sales_order.id as "orderId", customer_id as "customerId", array_agg(order_line.id order by position) as "lineIds"
    from orders.sales_order join orders.order_line on order_line.order_id = sales_order.id
    where sales_order.id = any(${orderIds}::bigint[])
    group by sales_order.id`)

/** A bank file whose lines each name an invoice in full. */
export async function receiptsBench(place: Place, count: number): Promise<Figure> {
  const open = await place.work(({ tx }) =>
    tx.many<{ number: string; open: bigint }>(sql`
      select number, open from ledger.open_item where open > 0 and kind = 'invoice' order by id limit ${count}`),
  )
  const file = Buffer.from(bankPaper(iban, open))
  let applied = 0
  const written = await measured(place, async () => {
    const done = await importBankFile(place.work, { name: 'bench.xml', open: () => file })
    applied = done.autoApplied
  })
  if (applied !== count) throw new Error(`${applied} of ${count} lines were applied`)
  await least(place, 'invoices', 20_000_001, count)
  return figureOf(place, { name: 'bank lines with references', count, fixed: 'receipts', from: 20_000_001 }, written)
}

/** What paid invoices have earned, by the run that catches up on all of them; each has one receipt and one salesperson. */
export async function commissionBench(place: Place, stock: Stock, count: number): Promise<Figure> {
  if ((await paidDocuments(place, count)).length < count) await receiptsBench(place, count)
  await place.work(async (work) => {
    const rates = { goods: decimalOf(5n), service: decimalOf(5n), freight: decimalOf(0n) }
    const plan = { entityId: stock.entityId, name: 'Bench', from: day('2025-01-01'), rates, note: null }
    const { id: planId } = await makePlan(work, { ...plan, members: [stock.staffId] })
    const accepted = { ...work, at: new Date('2025-01-01T09:00:00Z'), who: { ...work.who, staffId: stock.staffId } }
    await acceptPlan(accepted, { planId })
  })
  const documents = await paidDocuments(place, count)
  let entries = 0
  const written = await measured(place, () =>
    inChunks(count, async (first, some) => {
      const documentIds = documents.slice(first - 1, first - 1 + some)
      entries += await place.work((work) => accrue(work, { documentIds }))
    }),
  )
  if (entries !== count) throw new Error(`${entries} of ${count} invoices earned`)
  await least(place, 'invoices', 30_000_001, count)
  return figureOf(place, { name: 'commission run', count, fixed: 'receipts', from: 30_000_001 }, written)
}

const paidDocuments = (place: Place, count: number) =>
  place.work(async ({ tx }) =>
    (
      await tx.many<{ id: Id<'inv'> }>(sql`
        select item.document_id as id from ledger.open_item item
        where item.kind = 'invoice' and exists (
          select 1 from ledger.allocation link join ledger.open_item credit on credit.id = link.credit_item_id
          where link.debit_item_id = item.id and credit.kind = 'receipt')
        order by item.document_id limit ${count}`)
    ).map((row) => row.id),
  )

/** The gate with its reservation, asked by eight clients at once; the worst of a hundred answers counts. */
export async function gateBench(place: Place, stock: Stock, count: number): Promise<Figure[]> {
  const times: number[] = []
  let next = 0
  const client = async () => {
    while (next < count) {
      next += 1
      const order = 1_000_000_000 + next
      const customerId = stock.customerIds[(next * 7919) % stock.customerIds.length] ?? id<'cus'>(0n)
      const began = performance.now()
      await place.work((work) =>
        requestCredit(work, [
          {
            orderId: id<'ord'>(BigInt(order)),
            customerId,
            entityId: stock.entityId,
            gross: money(119_00n, euro),
            expectedOn: null,
            prepaid: false,
          },
        ]),
      )
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  return [
    { name: 'credit gate, 8 clients, p50', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'credit gate, 8 clients, p99', value: quantile(times, 0.99), unit: 'ms' },
  ]
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
