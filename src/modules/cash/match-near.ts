import { longEnough } from './match-instruction.ts'
import { knownFrom } from './match-payer.ts'
import { oldestFirst, sumOf, why, type Candidate, type LineFacts, type Proposal } from './proposal.ts'
import { distance } from './references.ts'

/** Everybody's items that a spoilt number could mean: those of likely payers, and those of just this amount. */
const pool = (facts: LineFacts): Candidate[] => [
  ...new Map(
    [...facts.ofPayers, ...facts.sameAmount].filter((item) => item.open > 0n).map((item) => [item.itemId, item]),
  ).values(),
]

/** One slip of the hand away from an open number of somebody who may be paying, or whose amount is just this. */
export function byNearNumber(facts: LineFacts): Proposal[] {
  const near = pool(facts).filter(
    (item) =>
      item.bare.length >= longEnough &&
      !facts.named.includes(item) &&
      facts.mentions.some((mention) => distance(mention, item.bare) === 1),
  )
  return near.slice(0, 3).map((item) =>
    oldestFirst(facts, [item], {
      method: 'near_number',
      probability: (item.open === facts.amount ? 0.93 : 0.7) / near.length,
      reasons: [
        why('cash.near_number', { number: item.number }),
        ...(item.open === facts.amount ? [why('cash.sum_meets')] : []),
      ],
    }),
  )
}

/**
 * Banks cut the text after 35 signs, in the middle of the last number. With the numbers that were read in full, only one
 * completion may make the amount: then it is as good as written.
 */
export function byCutNumber(facts: LineFacts): Proposal[] {
  const read = facts.named.filter((item) => item.open > 0n && facts.mentions.includes(item.bare))
  const left = facts.amount - sumOf(read)
  if (left <= 0n) return []
  const beginnings = facts.ending.filter((mention) => mention.length >= longEnough - 1)
  const begun = pool(facts).filter(
    (item) =>
      !read.some((other) => other.itemId === item.itemId) &&
      beginnings.some((mention) => mention.length < item.bare.length && item.bare.startsWith(mention)),
  )
  const meets = begun.filter((item) => item.open === left)
  const [only] = meets
  if (!only || meets.length > 1) return []
  const customers = new Set([...read, only].map((item) => item.customerId))
  if (customers.size > 1) return []
  const certain = facts.payers.some(
    (payer) => payer.customerId === only.customerId && payer.by === 'account' && payer.confirmed >= knownFrom,
  )
  return [
    oldestFirst(facts, [...read, only], {
      method: 'cut_number',
      probability: certain ? 0.992 : read.length > 0 ? 0.97 : 0.9,
      reasons: [
        ...read.map((item) => why('cash.number', { number: item.number })),
        why('cash.cut_number', { number: only.number, fits: begun.length }),
        why('cash.sum_meets'),
      ],
    }),
  ]
}

/** Just the amount of somebody's item: worth a look, no more. */
export const byAmount = (facts: LineFacts): Proposal[] =>
  facts.sameAmount.slice(0, 3).map((item) =>
    oldestFirst(facts, [item], {
      method: 'amount_only',
      probability: 0.4 / facts.sameAmount.length,
      reasons: [why('cash.amount_only', { number: item.number })],
    }),
  )
