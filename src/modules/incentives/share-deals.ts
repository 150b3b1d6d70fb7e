import type { Day } from '#kernel/day'
import { compareDecimals, decimalOf, formatDecimal, roundTo, type Decimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found, NotFound } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { documentHeads } from '#modules/billing'
import { entityOf, today } from '#modules/company'
import { ordersOf } from '#modules/orders'
import { accrue } from './accrue.ts'
import {
  handOversShown,
  insertHandOver,
  invoicesOfDeal,
  saveSplit,
  signHandOver,
  signSplit,
  soldTo,
  splitOf,
  visibleOf,
  type FoundSplit,
  type HandOverRow,
} from './store-shares.ts'

type Deal = { readonly orderId?: Id<'ord'> | undefined; readonly documentId?: Id<'inv'> | undefined }
type SplitRequest = Deal & { readonly shares: readonly { readonly staffId: Id<'stf'>; readonly percent: Decimal }[] }

const hundred = decimalOf(100n)

/**
 * Writes down who shares a deal. It holds when everybody in it has signed, and nothing that the deal earned before may be divided
 * anew: so it is agreed before the first money comes.
 */
export async function agreeSplit(work: Work, request: SplitRequest): Promise<FoundSplit> {
  const deal = await dealOf(work, request)
  const sum = request.shares.reduce((total, share) => total + inHundredths(share.percent), 0n)
  const people = new Set(request.shares.map((share) => share.staffId))
  if (sum !== 10_000n || people.size !== request.shares.length) throw new Refused('shares_are_not_the_whole')
  if (request.shares.some(({ percent }) => percent.digits <= 0n)) throw new Refused('shares_are_not_the_whole')
  const invoices = await invoicesOfDeal(work.tx, deal)
  if (invoices.some((invoice) => invoice.earned)) throw new Refused('deal_has_earned_already')
  await saveSplit(
    work.tx,
    {
      ...deal,
      shares: request.shares.map(({ staffId, percent }) => ({ staffId, weight: inHundredths(percent) })),
      signedBy: work.who.staffId,
    },
    { at: work.at, originId: await originOf(work) },
  )
  return found(await splitOf(work.tx, deal))
}

/** One of those in a split signs it for himself. The last signature makes it hold. */
export async function signDealSplit(work: Work, { splitId }: { readonly splitId: Id<'spl'> }): Promise<FoundSplit> {
  const split = found(await splitOf(work.tx, { id: splitId }))
  const invoices = await invoicesOfDeal(work.tx, split)
  if (invoices.some((invoice) => invoice.earned)) throw new Refused('deal_has_earned_already')
  const { staffId } = work.who
  const signed = staffId === null ? 0 : await signSplit(work.tx, { id: splitId, staffId, at: work.at })
  if (signed === 0) throw new Refused('nothing_to_sign')
  await accrue(work, { documentIds: invoices.map((invoice) => invoice.id) })
  return found(await splitOf(work.tx, { id: splitId }))
}

export async function readSplit(work: Work, request: Deal): Promise<{ split: FoundSplit | null }> {
  return { split: await splitOf(work.tx, await dealOf(work, request)) }
}

/** The order of a bill where it has one: a deal is split once, for all of its bills. */
async function dealOf(work: Work, { orderId, documentId }: Deal) {
  if (documentId !== undefined) {
    const [head] = await documentHeads(work.tx, [documentId])
    const { entityId, customerId, orderId: of } = found(head)
    return { entityId, customerId, orderId: of, documentId: of === null ? documentId : null }
  }
  if (orderId === undefined) throw new NotFound()
  const order = found((await ordersOf(work.tx, [orderId])).at(0))
  return { entityId: order.entityId, customerId: order.customerId, orderId, documentId: null }
}

type HandOverRequest = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly fromStaffId: Id<'stf'>
  readonly toStaffId: Id<'stf'>
  readonly fromOn: Day
  readonly throughOn: Day
  readonly sharePercent: Decimal
}

/** Offers that a customer's new salesperson gets a part of what old deals bring in the days that follow. Both sign it. */
export async function agreeHandOver(work: Work, request: HandOverRequest): Promise<HandOverRow> {
  const entity = await entityOf(work.tx, request.entityId)
  if ((await visibleOf(work.tx, [request.customerId])).length === 0) throw new NotFound()
  if (request.fromStaffId === request.toStaffId) throw new Refused('hand_over_needs_two')
  if (request.fromOn < today(work, entity)) throw new Refused('hand_over_begins_in_the_past')
  if (request.throughOn < request.fromOn) throw new Refused('hand_over_ends_before_it_begins')
  if (request.sharePercent.digits <= 0n || compareDecimals(request.sharePercent, hundred) > 0) {
    throw new Refused('rate_is_out_of_range', { rate: request.sharePercent })
  }
  const { id } = await insertHandOver(
    work.tx,
    { ...request, sharePercentText: formatDecimal(roundTo(request.sharePercent, 2)) },
    { at: work.at, originId: await originOf(work) },
  )
  const { staffId } = work.who
  if (staffId !== null) await signHandOver(work.tx, { id, staffId, at: work.at })
  return oneHandOver(work, id)
}

export async function signCustomerHandOver(
  work: Work,
  { handOverId }: { readonly handOverId: Id<'hov'> },
): Promise<HandOverRow> {
  const { staffId } = work.who
  const signed = staffId === null ? 0 : await signHandOver(work.tx, { id: handOverId, staffId, at: work.at })
  if (signed === 0) throw new Refused('nothing_to_sign')
  const row = await oneHandOver(work, handOverId)
  if (row.fromSignedAt && row.toSignedAt) {
    const sold = await soldTo(work.tx, { customerId: row.customerId, staffId: row.fromStaffId })
    await accrue(work, { documentIds: sold.map((invoice) => invoice.id) })
  }
  return row
}

const oneHandOver = async (work: Work, id: Id<'hov'>): Promise<HandOverRow> =>
  found((await handOversShown(work.tx, { entityId: null, only: null, id })).at(0))

export async function readHandOvers(
  work: Work,
  { entityId }: { readonly entityId: Id<'ent'> },
): Promise<{ handOvers: HandOverRow[] }> {
  const only = work.who.permissions.has('pay.read-all') ? null : work.who.staffId
  return { handOvers: await handOversShown(work.tx, { entityId, only }) }
}

function inHundredths(percent: Decimal): bigint {
  const { digits, scale } = roundTo(percent, 2)
  return digits * 10n ** BigInt(2 - scale)
}
