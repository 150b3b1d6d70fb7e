import type { z } from 'zod'
import type { Day } from '#kernel/day'
import { formatDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { money, plus, sum, zero, type Currency } from '#kernel/money'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { today } from '#modules/company'
import { customersOf } from '#modules/parties'
import { insistOnPast, sellersOf } from './billing-run.ts'
import type { billingRun, previewBillingRun } from './contract-runs.ts'
import type { DocumentToIssue } from './document.ts'
import { composeBills } from './preview-invoices.ts'
import { actorOf } from './show-document.ts'
import { readyBillables } from './store-billables.ts'
import { waitingSums } from './store-billable-lists.ts'
import { heldBackOrders, lastRun, runById, runPage, sumsOfRuns, type BillingRun, type RunState } from './store-runs.ts'

type ShownRun = z.output<typeof billingRun>

export async function shownRuns(work: Work, runs: readonly BillingRun[]): Promise<ShownRun[]> {
  const sums = await sumsOfRuns(
    work.tx,
    runs.map((run) => run.id),
  )
  const shown: ShownRun[] = []
  for (const { originId, key: _key, askedAt: _askedAt, resumed: _resumed, ...run } of runs) {
    shown.push({ ...run, asked: await actorOf(work.tx, originId), sums: sums.get(run.id) ?? [] })
  }
  return shown
}

export const shownRun = async (work: Work, run: BillingRun): Promise<ShownRun> =>
  found((await shownRuns(work, [run])).at(0))

export const showRun = async (work: Work, { runId }: { readonly runId: Id<'run'> }): Promise<ShownRun> =>
  shownRun(work, found(await runById(work.tx, runId)))

export async function listRuns(
  work: Work,
  request: {
    readonly limit: number
    readonly sort?: string | undefined
    readonly cursor?: string | undefined
    readonly state?: RunState | undefined
  },
) {
  const page = await runPage(work.tx, request)
  return { ...page, rows: await shownRuns(work, page.rows) }
}

// A preview composes every bill, so it is for a day's work; beyond that the run itself says what it did.
const mostRows = 50

/** What a run would do, by the very rules that it bills by. Nothing is written. */
export async function previewRun(
  work: Work,
  request: { readonly until?: Day | undefined; readonly entityId?: Id<'ent'> | undefined },
): Promise<z.output<typeof previewBillingRun.response>> {
  const [seller] = await sellersOf(work, request.entityId)
  const until = request.until ?? today(work, found(seller))
  await insistOnPast(work, until, request.entityId)
  const scope = { until, entityId: request.entityId ?? null }
  const rows = await readyBillables(work.tx, scope)
  const bills = await composeBills(work, rows)
  const customers = new Map(
    (await customersOf(work.tx, [...new Set(bills.map((bill) => bill.customerId))])).map((each) => [each.id, each]),
  )
  const channels = Map.groupBy(bills, (bill) => customers.get(bill.customerId)?.invoiceChannel ?? 'none')
  const waiting = await waitingSums(work.tx, { entityId: request.entityId, lateBefore: until })
  const last = await lastRun(work.tx)
  return {
    until,
    orders: new Set(rows.map((row) => row.orderId)).size,
    bills: bills.length,
    lines: rows.length,
    sums: sumsOf(bills),
    taxes: taxesOf(bills),
    channels: [...channels].map(([channel, own]) => ({ channel, bills: own.length })),
    rows: bills
      .toSorted((a, b) => (a.gross.amount < b.gross.amount ? 1 : -1))
      .slice(0, mostRows)
      .map((bill) => ({
        customerId: bill.customerId,
        customerName: customers.get(bill.customerId)?.name ?? '',
        ourOrder: bill.ourOrder,
        poNumber: bill.poNumber,
        channel: customers.get(bill.customerId)?.invoiceChannel ?? ('none' as const),
        lines: bill.lines.length,
        net: bill.net,
        gross: bill.gross,
        dueOn: bill.dueOn,
      })),
    heldBack: {
      orders: await heldBackOrders(work.tx, { untilOn: until, entityId: scope.entityId }),
      net: waiting.filter((row) => row.heldBack).map((row) => money(row.net, row.currency)),
    },
    lastRun: last ? await shownRun(work, last) : null,
  }
}

const sumsOf = (bills: readonly DocumentToIssue[]) =>
  [...Map.groupBy(bills, (bill) => bill.gross.currency)].map(([currency, own]) => ({
    currency,
    net: total(currency, own, 'net'),
    tax: total(currency, own, 'tax'),
    gross: total(currency, own, 'gross'),
  }))

const total = (currency: Currency, bills: readonly DocumentToIssue[], part: 'net' | 'tax' | 'gross') =>
  sum(
    currency,
    bills.map((bill) => bill[part]),
  )

const taxesOf = (bills: readonly DocumentToIssue[]) =>
  [
    ...Map.groupBy(
      bills.flatMap((bill) => bill.taxes),
      (tax) => `${tax.net.currency} ${formatDecimal(tax.percent)}`,
    ).values(),
  ].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const currency = first.net.currency
    const add = (part: 'net' | 'tax') => own.reduce((sofar, each) => plus(sofar, each[part]), zero(currency))
    return [{ currency, percent: first.percent, net: add('net'), tax: add('tax') }]
  })
