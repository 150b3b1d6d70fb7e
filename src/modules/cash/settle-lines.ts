import type { Day } from '#kernel/day'
import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { allocate, itemsOf, postingDay, type Allocation, type How } from '#modules/ledger'
import { confirmAliases } from '#modules/parties'
import { inCurrency } from './booking.ts'
import { letGo } from './let-go.ts'
import { identifyLines } from './identify-lines.ts'
import type { Share } from './proposal.ts'
import type { Receipt } from './receipt.ts'
import { updateReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'
import { laterDay, tellApplied } from './tell-applied.ts'

/** A line, whose it is, and what it pays; with credit notes the shares are paid by both. */
export type Settlement = {
  readonly receipt: Receipt
  readonly customerId: Id<'cus'>
  readonly shares: readonly Share[]
  readonly credits: readonly Share[]
  readonly how: Extract<How, 'auto' | 'confirmed' | 'manual'>
  readonly probability: number | null
  readonly decisionId: Id<'dec'> | null
  readonly proposalId: Id<'prp'> | null
}

/**
 * Applies lines that are in the books: payers are found where they were unknown, credit notes are set off, the money moves from
 * 2110 to 1100. The caller holds the locks of customers and lines.
 */
export async function settleLines(work: Work, settlements: readonly Settlement[]): Promise<void> {
  settlements.forEach(refuseDoubles)
  const days = new Map<Id<'rec'>, Day>()
  for (const { receipt } of settlements) days.set(receipt.id, await bookDay(work, receipt))
  const dayOf = (receipt: Receipt): Day => days.get(receipt.id) ?? receipt.postedOn
  const unknown = settlements.filter(({ receipt }) => receipt.itemId === null)
  const items = await identifyLines(
    work,
    unknown.map(({ receipt, customerId }) => ({ receipt, customerId, postedOn: dayOf(receipt) })),
  )
  const itemOf = (receipt: Receipt): Id<'itm'> => {
    const itemId = receipt.itemId ?? items.get(receipt.id)
    if (!itemId) throw new Error(`line ${receipt.id} has no item`)
    return itemId
  }
  const planned = settlements.map((settlement) => planLinks(settlement, itemOf(settlement.receipt), dayOf))
  const setOff = await allocate(work, {
    links: await laterDay(
      work,
      planned.flatMap((plan) => plan.credits),
    ),
    from: 'items',
  })
  const applied = await allocate(work, {
    links: await laterDay(
      work,
      planned.flatMap((plan) => plan.money),
    ),
    from: 2110,
  })
  const settled = new Map(settlements.map((each) => [each.receipt.id, each]))
  await letGo(
    work,
    applied.flatMap((allocation) => {
      const settlement = allocation.receiptId === null ? undefined : settled.get(allocation.receiptId)
      return settlement ? [{ allocation, how: settlement.how, postedOn: dayOf(settlement.receipt) }] : []
    }),
  )
  const learned = await learn(work, unknown)
  await saveLines(work, settlements, itemOf, { setOff, applied, learned })
  await tellApplied(work, applied)
}

function refuseDoubles({ shares, credits }: Settlement): void {
  const ids = [...shares, ...credits].map((share) => share.itemId)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw new Refused('item_is_named_twice', { itemId: twice })
}

/** Later work lands in the books of the day on which it is done; the line itself never comes after it. */
export async function bookDay(work: Work, receipt: Receipt): Promise<Day> {
  const now = today(work, await entityOf(work.tx, receipt.entityId))
  return postingDay(work, receipt.entityId, now > receipt.postedOn ? now : receipt.postedOn)
}

/** Credit notes go first, into the shares in their order; what is left of these the line pays. */
function planLinks(settlement: Settlement, moneyItem: Id<'itm'>, dayOf: (receipt: Receipt) => Day) {
  const { receipt, how, probability, decisionId } = settlement
  const left = settlement.shares.map((share) => ({ ...share }))
  const link = (creditItemId: Id<'itm'>, debitItemId: Id<'itm'>, amount: bigint) => ({
    creditItemId,
    debitItemId,
    amount: inCurrency(receipt, amount),
    how,
    valueOn: receipt.valueOn,
    postedOn: dayOf(receipt),
    ...(probability === null ? {} : { probability: parseDecimal(String(probability)) }),
    ...(decisionId === null ? {} : { decisionId }),
  })
  const credits = settlement.credits.flatMap((credit) => {
    let open = credit.amount
    const links = left.flatMap((share) => {
      const part = open < share.amount ? open : share.amount
      open -= part
      share.amount -= part
      return part > 0n ? [link(credit.itemId, share.itemId, part)] : []
    })
    if (open > 0n) throw new Refused('credit_is_more_than_items', { itemId: credit.itemId })
    return links
  })
  const money = left.filter((share) => share.amount > 0n).map((share) => link(moneyItem, share.itemId, share.amount))
  return { credits, money }
}

type Learned = ReadonlyMap<Id<'rec'>, readonly ('account' | 'name')[]>

/** A person said whose money it is. The second time the account alone will do. */
async function learn(work: Work, settlements: readonly Settlement[]): Promise<Learned> {
  const said = settlements.filter(({ how }) => how !== 'auto')
  const aliases = said.flatMap(({ receipt, customerId }) => aliasesOf(receipt, customerId))
  await confirmAliases(work, aliases)
  return new Map(
    said.map(({ receipt, customerId }) => [receipt.id, aliasesOf(receipt, customerId).map(({ kind }) => kind)]),
  )
}

/** How the payer showed himself on this line. */
export const aliasesOf = (receipt: Receipt, customerId: Id<'cus'>) => [
  ...(receipt.payerAccount ? [{ customerId, kind: 'account' as const, value: receipt.payerAccount }] : []),
  ...(receipt.payerName ? [{ customerId, kind: 'name' as const, value: receipt.payerName }] : []),
]

type Made = {
  readonly setOff: readonly Allocation[]
  readonly applied: readonly Allocation[]
  readonly learned: Learned
}

async function saveLines(
  work: Work,
  settlements: readonly Settlement[],
  itemOf: (receipt: Receipt) => Id<'itm'>,
  made: Made,
): Promise<void> {
  const ids = settlements.map(({ receipt }) => itemOf(receipt))
  const open = new Map((await itemsOf(work.tx, ids)).map((item) => [item.id, item.open]))
  await updateReceipts(
    work.tx,
    settlements.map(({ receipt, customerId }) => ({
      id: receipt.id,
      state: open.get(itemOf(receipt)) === 0n ? ('applied' as const) : ('unapplied' as const),
      customerId: receipt.customerId ?? customerId,
      itemId: itemOf(receipt),
      leftUnappliedReason: null,
      whyItWaits: null,
    })),
  )
  const byMoney = Map.groupBy(made.applied, (allocation) => allocation.creditItemId)
  const byCredit = Map.groupBy(made.setOff, (allocation) => allocation.creditItemId)
  await insertDeeds(
    work.tx,
    settlements.map(({ receipt, customerId, credits, how, proposalId }) => {
      const money = byMoney.get(itemOf(receipt)) ?? []
      const setOff = credits.flatMap((credit) => byCredit.get(credit.itemId) ?? [])
      return {
        receiptId: receipt.id,
        kind: 'applied' as const,
        how,
        customerId,
        identified: receipt.itemId === null,
        allocationIds: [...setOff, ...money].map((allocation) => allocation.id),
        proposalId,
        learned: made.learned.get(receipt.id) ?? [],
        amount: money.reduce((sum, allocation) => sum + allocation.amount.amount, 0n),
      }
    }),
    { at: work.at, staffId: work.who.staffId, originId: await originOf(work) },
  )
}
