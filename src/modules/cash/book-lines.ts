import type { Id } from '#kernel/id'
import { parseDecimal } from '#kernel/decimal'
import type { Work } from '#platform/work'
import { allocate, itemIds, post, raiseItems, type Allocation } from '#modules/ledger'
import { noteAliases } from '#modules/parties'
import { bookUnapplied, bookUnidentified, inCurrency, itemOf } from './booking.ts'
import { customerIn, decideLines, type DecidedLine } from './decide-lines.ts'
import { letGo } from './let-go.ts'
import { laterDay, tellApplied } from './tell-applied.ts'
import type { Proposal } from './proposal.ts'
import type { Receipt } from './receipt.ts'
import { insertReceipts } from './store.ts'
import { insertDeeds } from './store-deeds.ts'
import { insertProposals } from './store-proposals.ts'

/** A bank line that is not in the books yet. */
export type NewLine = Omit<Receipt, 'version' | 'state' | 'customerId' | 'itemId' | 'leftUnappliedReason' | 'returnsId'>

type Counts = {
  readonly autoApplied: number
  readonly proposed: number
  readonly unidentified: number
  readonly unapplied: number
}

type Booked = DecidedLine<NewLine> & {
  readonly customerId: Id<'cus'> | null
  readonly itemId: Id<'itm'> | null
  readonly posts: Proposal | null
  readonly proposals: readonly Proposal[]
}

/**
 * Books money that came in, of one account: the payer unknown on 2100, his purpose unknown on 2110, and what is sure straight to
 * 1100. The bank line, its entry, its links and the decision behind them are one transaction.
 */
export async function bookLines(work: Work, lines: readonly NewLine[], originId: Id<'org'>): Promise<Counts> {
  const [first] = lines
  if (!first) return { autoApplied: 0, proposed: 0, unidentified: 0, unapplied: 0 }
  const decided = await decideLines(work, { entityId: first.entityId, currency: first.currency }, lines)
  const booked = await withItems(work, decided)
  await raiseItems(work, booked.flatMap(itemsOf))
  await insertReceipts(work.tx, booked.map(receiptRow), originId)
  const allocations = await postAndApply(work, booked)
  await insertProposals(
    work.tx,
    booked.map(({ line, decisionId, proposals }) => ({ receiptId: line.id, decisionId, proposals })),
    work.at,
  )
  await insertDeeds(work.tx, deedsOf(booked, allocations), { at: work.at, staffId: work.who.staffId, originId })
  await noteAliases(work, booked.flatMap(newAliases))
  await tellApplied(work, allocations)
  return countsOf(booked)
}

async function withItems(work: Work, decided: readonly DecidedLine<NewLine>[]): Promise<Booked[]> {
  const identified = decided.filter((each) => customerIn(each.match) !== null).length
  const ids = identified > 0 ? await itemIds(work.tx, identified) : []
  let next = 0
  return decided.map((each) => {
    const customerId = customerIn(each.match)
    const posts = each.match.verdict === 'post' ? each.match.proposal : null
    const proposals = each.match.verdict === 'post' ? [] : each.match.proposals
    return { ...each, customerId, posts, proposals, itemId: customerId === null ? null : (ids[next++] ?? null) }
  })
}

const receiptRow = ({ line, customerId, itemId, posts, match }: Booked) => ({
  ...line,
  state:
    customerId === null
      ? ('unidentified' as const)
      : posts?.rest === 0n
        ? ('applied' as const)
        : ('unapplied' as const),
  customerId,
  itemId,
  returnsId: null,
  leftUnappliedReason: null,
  whyItWaits: match.verdict === 'post' ? (posts?.reasons.at(-1) ?? null) : match.waits,
})

const itemsOf = ({ line, customerId, itemId }: Booked) =>
  customerId === null || itemId === null
    ? []
    : [
        itemOf(
          { ...line, state: 'unapplied', customerId, itemId, returnsId: null },
          { itemId, customerId, postedOn: line.postedOn },
        ),
      ]

async function postAndApply(work: Work, booked: readonly Booked[]): Promise<Allocation[]> {
  await post(work, booked.map(entryOf))
  const links = booked.flatMap(({ line, itemId, posts, decisionId }) =>
    itemId === null || posts === null
      ? []
      : posts.shares.map((share) => ({
          creditItemId: itemId,
          debitItemId: share.itemId,
          amount: inCurrency(line, share.amount),
          how: 'auto' as const,
          valueOn: line.valueOn,
          postedOn: line.postedOn,
          probability: parseDecimal(String(posts.probability)),
          decisionId,
        })),
  )
  const made = await allocate(work, { links: await laterDay(work, links), from: 1000 })
  const dayOf = new Map(booked.map(({ line }) => [line.id, line.postedOn]))
  await letGo(
    work,
    made.flatMap((allocation) => {
      const postedOn = allocation.receiptId === null ? undefined : dayOf.get(allocation.receiptId)
      return postedOn === undefined ? [] : [{ allocation, how: 'auto' as const, postedOn }]
    }),
  )
  return made
}

/** What is applied at once goes from 1000 to 1100 with its links; the rest is booked here. */
function entryOf({ line, customerId, itemId, posts }: Booked) {
  const full = { ...line, state: 'unapplied' as const, customerId, itemId, returnsId: null }
  if (customerId === null || itemId === null) return bookUnidentified(full)
  const rest = posts === null ? line.amount : posts.rest
  return bookUnapplied(full, { amount: rest, entityAmount: restInEntity(line, posts) })
}

/** The links take their part of the entity's currency one after the other, as the ledger does; what they leave is the rest's. */
function restInEntity(line: NewLine, posts: Proposal | null): bigint {
  if (posts === null) return line.entityAmount
  let [open, entityOpen] = [line.amount, line.entityAmount]
  for (const { amount } of posts.shares) {
    const part = amount === open ? entityOpen : (entityOpen * amount * 2n + open) / (open * 2n)
    open -= amount
    entityOpen -= part
  }
  return entityOpen
}

function deedsOf(booked: readonly Booked[], allocations: readonly Allocation[]) {
  const byItem = Map.groupBy(allocations, (allocation) => allocation.creditItemId)
  return booked.flatMap(({ line, customerId, itemId, posts }) => {
    if (customerId === null || itemId === null) return []
    const made = byItem.get(itemId) ?? []
    const deed = {
      receiptId: line.id,
      how: 'auto' as const,
      customerId,
      identified: false,
      proposalId: null,
      learned: [],
    }
    const found = { ...deed, kind: 'identified' as const, allocationIds: [], amount: line.amount }
    if (posts === null || made.length === 0) return [found]
    // Two deeds: whoever takes the links back may still agree about the payer.
    const allocationIds = made.map((allocation) => allocation.id)
    return [found, { ...deed, kind: 'applied' as const, allocationIds, amount: line.amount - posts.rest }]
  })
}

/** A payer who named the document is seen with his account; only people can say that it is his. */
const newAliases = ({ line, posts }: Booked) =>
  posts !== null && line.payerAccount !== null && (posts.method === 'reference' || posts.method === 'number')
    ? [{ customerId: posts.customerId, kind: 'account' as const, value: line.payerAccount }]
    : []

function countsOf(booked: readonly Booked[]): Counts {
  const applied = booked.filter(({ posts }) => posts !== null && posts.shares.length > 0)
  const waiting = booked.filter(({ posts }) => posts === null || posts.shares.length === 0)
  const proposed = waiting.filter(({ proposals }) => proposals.length > 0)
  const silent = waiting.filter(({ proposals }) => proposals.length === 0)
  return {
    autoApplied: applied.length,
    proposed: proposed.length,
    unidentified: silent.filter(({ customerId }) => customerId === null).length,
    unapplied: silent.filter(({ customerId }) => customerId !== null).length,
  }
}
