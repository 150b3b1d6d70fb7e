import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { exactSets } from './exact-sets.ts'
import { distance } from './references.ts'

/** An open debt that a bank line may pay. Amounts in minor units of the line's currency. */
export type Candidate = {
  readonly itemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly number: string
  readonly bare: string
  readonly open: bigint
  readonly dueOn: Day
}

export type Payer = {
  readonly customerId: Id<'cus'>
  readonly by: 'account' | 'name'
  /** How often people confirmed it. An account is known from the second time on; a name never decides. */
  readonly confirmed: number
}

/** What is known of a bank line when it is booked. Everything is of its legal entity and its currency. */
export type LineFacts = {
  readonly amount: bigint
  /** Bare numbers that the line gives: the checked creditor reference, and everything its text mentions. */
  readonly reference: string | null
  readonly mentions: readonly string[]
  /** Items whose bare number is the reference or is mentioned, the settled ones too. */
  readonly named: readonly Candidate[]
  readonly payers: readonly Payer[]
  /** Open items of the payers. */
  readonly ofPayers: readonly Candidate[]
  /** Some open items of anybody with just this amount. */
  readonly sameAmount: readonly Candidate[]
}

export type Method =
  | 'reference'
  | 'number'
  | 'near_number'
  | 'exact_item'
  | 'exact_set'
  | 'balance'
  | 'oldest_first'
  | 'amount_only'
  | 'name'
  | 'payer_only'
export type Share = { readonly itemId: Id<'itm'>; readonly amount: bigint }
export type Reason = { readonly key: string; readonly values: Readonly<Record<string, string | number | bigint>> }

export type Proposal = {
  readonly customerId: Id<'cus'>
  readonly method: Method
  readonly shares: readonly Share[]
  /** What of the line is left over for the customer. */
  readonly rest: bigint
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export type Match =
  | { readonly verdict: 'post'; readonly proposal: Proposal }
  /** The payer is known, the purpose is not sure: his money waits on his account. */
  | {
      readonly verdict: 'payer_known'
      readonly customerId: Id<'cus'>
      readonly proposals: readonly Proposal[]
      readonly waits: Reason
    }
  | { readonly verdict: 'unidentified'; readonly proposals: readonly Proposal[]; readonly waits: Reason }

/** From here on a match posts by itself. */
export const sure = 0.99

/** Confirmations after which an account says who pays. */
const knownFrom = 2

// A short number may stand in any text by chance (a date, a house number), so alone it proves nothing.
const longEnough = 6

/**
 * Whose money is this and what does it pay? By the payer's own instruction first, then by who pays and what exactly adds up. It posts by itself only when one answer is sure; never on a name, never on an amount alone, never
 * between two equal answers. The rest are proposals with their reasons, the best first.
 */
export function match(facts: LineFacts): Match {
  const proposals = [...byInstruction(facts), ...byPayer(facts), ...byNearNumber(facts), ...byAmount(facts)]
    .filter(unlikeEarlier)
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, 5)
  const [best, second] = proposals
  const tied = best && second && second.probability >= best.probability - 0.005 && !sameShares(best, second)
  if (best && best.probability >= sure && !tied) return { verdict: 'post', proposal: best }
  const waits = best ? (tied ? why('cash.two_answers') : why('cash.not_sure')) : why('cash.nothing_fits')
  const payer = knownPayer(facts)
  if (payer) return { verdict: 'payer_known', customerId: payer, proposals, waits }
  return { verdict: 'unidentified', proposals, waits }
}

/** The payer named documents: he has the right to choose. */
function byInstruction(facts: LineFacts): Proposal[] {
  const checked = facts.named.filter((item) => item.bare === facts.reference)
  const written = facts.named.filter((item) => facts.mentions.includes(item.bare))
  const named = checked.length > 0 ? checked : withoutPartsOfOthers(written, facts.mentions)
  const method = checked.length > 0 ? 'reference' : 'number'
  if (hasTwins(named))
    return each(named, (item) =>
      whole(facts, [item], method, 0.5, [why('cash.number_stands_twice', { number: item.number })]),
    )
  const customers = [...new Set(named.map((item) => item.customerId))]
  const [customerId] = customers
  if (!customerId) return []
  const weak = method === 'number' && named.some((item) => item.bare.length < longEnough)
  const open = named.filter((item) => item.open > 0n)
  const reasons = named.map((item) => why(`cash.${method}`, { number: item.number }))
  if (customers.length > 1) return [oldestFirst(facts, open, method, 0.7, [...reasons, why('cash.several_customers')])]
  if (open.length === 0)
    return [surplus(facts, customerId, method, weak ? 0.6 : 0.995, [...reasons, why('cash.paid_already')])]
  const total = sumOf(open)
  const confidence = (probability: number) =>
    weak && total !== facts.amount ? Math.min(probability, 0.8) : probability
  if (total === facts.amount)
    return [whole(facts, open, method, weak ? 0.95 : 0.999, [...reasons, why('cash.sum_meets')])]
  if (total < facts.amount)
    return [
      whole(facts, open, method, confidence(0.992), [
        ...reasons,
        why('cash.more_than_named', { over: facts.amount - total }),
      ]),
    ]
  if (open.length === 1)
    return [
      oldestFirst(facts, open, method, confidence(0.995), [
        ...reasons,
        why('cash.short', { short: total - facts.amount }),
      ]),
    ]
  return [
    oldestFirst(facts, open, method, 0.75, [...reasons, why('cash.short_of_several', { short: total - facts.amount })]),
  ]
}

/** "2026 01874" inside "RE 2026 01874" is not a second number. */
const withoutPartsOfOthers = (items: readonly Candidate[], mentions: readonly string[]) =>
  items.filter(
    (item) =>
      !items.some(
        (other) =>
          other !== item && other.bare !== item.bare && other.bare.includes(item.bare) && mentions.includes(other.bare),
      ),
  )

const hasTwins = (items: readonly Candidate[]) => new Set(items.map((item) => item.bare)).size < items.length

/** Who pays is known or likely: what of his open items adds up to the cent? */
function byPayer(facts: LineFacts): Proposal[] {
  return facts.payers.flatMap((payer) => {
    const items = facts.ofPayers.filter((item) => item.customerId === payer.customerId && item.open > 0n)
    const certain = payer.by === 'account' && payer.confirmed >= knownFrom
    const from = why(
      payer.by === 'account' ? (certain ? 'cash.known_account' : 'cash.new_account') : 'cash.name_alike',
      { times: payer.confirmed },
    )
    const most = certain ? 1 : payer.by === 'account' ? 0.9 : 0.6
    if (items.length === 0)
      return [surplus(facts, payer.customerId, 'payer_only', 0.4 * most, [from, why('cash.nothing_open')])]
    return [
      ...exactItem(facts, items, most, from),
      ...exactSum(facts, items, most, from),
      ...oldest(facts, items, most, from),
    ]
  })
}

function exactItem(facts: LineFacts, items: readonly Candidate[], most: number, from: Reason): Proposal[] {
  const exact = items.filter((item) => item.open === facts.amount)
  const probability =
    exact.length === 1 &&
    exactSets(
      items.map((item) => item.open),
      facts.amount,
    ).found === 'one'
      ? 0.995
      : 0.9 / exact.length
  return exact
    .slice(0, 3)
    .map((item) =>
      whole(facts, [item], 'exact_item', probability * most, [from, why('cash.amount_meets', { number: item.number })]),
    )
}

function exactSum(facts: LineFacts, items: readonly Candidate[], most: number, from: Reason): Proposal[] {
  if (items.length < 2) return []
  if (sumOf(items) === facts.amount)
    return [whole(facts, items, 'balance', 0.993 * most, [from, why('cash.balance_meets', { items: items.length })])]
  const sets = exactSets(
    items.map((item) => item.open),
    facts.amount,
  )
  if (sets.found !== 'one' || sets.indexes.length < 2) return []
  const chosen = items.filter((_, index) => sets.indexes.includes(index))
  return [
    whole(facts, chosen, 'exact_set', 0.97 * most, [
      from,
      why('cash.only_set', { items: chosen.length, of: items.length }),
    ]),
  ]
}

const oldest = (facts: LineFacts, items: readonly Candidate[], most: number, from: Reason): Proposal[] => [
  oldestFirst(facts, items, 'oldest_first', 0.3 * most, [from, why('cash.oldest_first')]),
]

/** One slip of the hand away from an open number of somebody who may be paying, or whose amount is just this. */
function byNearNumber(facts: LineFacts): Proposal[] {
  const near = unique([...facts.ofPayers, ...facts.sameAmount]).filter(
    (item) =>
      item.open > 0n &&
      item.bare.length >= longEnough &&
      facts.mentions.some((mention) => distance(mention, item.bare) === 1),
  )
  return near
    .slice(0, 3)
    .map((item) =>
      oldestFirst(facts, [item], 'near_number', (item.open === facts.amount ? 0.93 : 0.7) / near.length, [
        why('cash.near_number', { number: item.number }),
      ]),
    )
}

/** Just the amount of somebody's item: worth a look, no more. */
const byAmount = (facts: LineFacts): Proposal[] =>
  facts.sameAmount
    .slice(0, 3)
    .map((item) =>
      whole(facts, [item], 'amount_only', 0.4 / facts.sameAmount.length, [
        why('cash.amount_only', { number: item.number }),
      ]),
    )

function whole(
  facts: LineFacts,
  items: readonly Candidate[],
  method: Method,
  probability: number,
  reasons: readonly Reason[],
): Proposal {
  return oldestFirst(facts, items, method, probability, reasons)
}

/** Pays the items by due day, then by id, as far as the money goes. */
function oldestFirst(
  facts: LineFacts,
  items: readonly Candidate[],
  method: Method,
  probability: number,
  reasons: readonly Reason[],
): Proposal {
  let left = facts.amount
  const shares: Share[] = []
  for (const item of items.toSorted((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : Number(a.itemId - b.itemId),
  )) {
    const amount = item.open < left ? item.open : left
    if (amount > 0n) shares.push({ itemId: item.itemId, amount })
    left -= amount
  }
  const [first] = items
  if (!first) throw new Error('a proposal of no items')
  return { customerId: first.customerId, method, shares, rest: left, probability, reasons }
}

const surplus = (
  facts: LineFacts,
  customerId: Id<'cus'>,
  method: Method,
  probability: number,
  reasons: readonly Reason[],
): Proposal => ({
  customerId,
  method,
  shares: [],
  rest: facts.amount,
  probability,
  reasons,
})

/** The one customer whose account this is, confirmed often enough. */
function knownPayer(facts: LineFacts): Id<'cus'> | null {
  const known = facts.payers.filter((payer) => payer.by === 'account' && payer.confirmed >= knownFrom)
  return known.length === 1 ? (known[0]?.customerId ?? null) : null
}

const why = (key: string, values: Reason['values'] = {}): Reason => ({ key, values })
const sumOf = (items: readonly Candidate[]) => items.reduce((total, item) => total + item.open, 0n)
const each = <T, R>(values: readonly T[], make: (value: T) => R): R[] => values.map(make)
const unique = (items: readonly Candidate[]) => [...new Map(items.map((item) => [item.itemId, item])).values()]
const sharesKey = (proposal: Proposal) =>
  `${proposal.customerId} ${proposal.shares.map((share) => `${share.itemId}:${share.amount}`).join(' ')}`
const sameShares = (a: Proposal, b: Proposal) => sharesKey(a) === sharesKey(b)
const unlikeEarlier = (proposal: Proposal, index: number, all: readonly Proposal[]) =>
  all.findIndex((other) => sameShares(other, proposal) && other.probability >= proposal.probability) === index ||
  !all.some((other) => other !== proposal && sameShares(other, proposal) && other.probability >= proposal.probability)
