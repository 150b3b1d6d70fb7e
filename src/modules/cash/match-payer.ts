import type { Id } from '#kernel/id'
import { exactSets } from './exact-sets.ts'
import {
  oldestFirst,
  sumOf,
  surplus,
  why,
  withCredits,
  type Candidate,
  type LineFacts,
  type Payer,
  type Proposal,
  type Reason,
} from './proposal.ts'

/** Confirmations after which an account says who pays. */
export const knownFrom = 2

type Standing = { readonly customerId: Id<'cus'>; readonly most: number; readonly from: Reason }

/** Who pays is known or likely: what of his open items adds up to the cent? */
export function byPayer(facts: LineFacts): Proposal[] {
  return standings(facts).flatMap((payer) => {
    const items = facts.ofPayers.filter((item) => item.customerId === payer.customerId && item.open > 0n)
    if (items.length === 0) {
      const reasons = [payer.from, why('cash.nothing_open')]
      return [surplus(facts, payer.customerId, { method: 'payer_only', probability: 0.4 * payer.most, reasons })]
    }
    return [
      ...exactItem(facts, items, payer),
      ...exactSum(facts, items, payer),
      ...exactWithCredit(facts, items, payer),
      oldestFirst(facts, items, {
        method: 'oldest_first',
        probability: 0.3 * payer.most,
        reasons: [payer.from, why('cash.oldest_first')],
      }),
    ]
  })
}

/** Each possible payer once, with the best that speaks for him. Two weak signs together are more than one, never certain. */
function standings({ payers }: LineFacts): Standing[] {
  return [...Map.groupBy(payers, (payer) => payer.customerId)].map(([customerId, signs]) => {
    const [best, second] = signs.map((sign) => ({ sign, most: mostOf(sign) })).toSorted((a, b) => b.most - a.most)
    if (!best) throw new Error('a payer without a sign')
    const most = best.most === 1 || !second ? best.most : best.most + (0.98 - best.most) * second.most * 0.5
    return { customerId, most, from: why(`cash.${wordOf(best.sign)}`, { times: best.sign.confirmed }) }
  })
}

const mostOf = ({ by, confirmed }: Payer): number => {
  switch (by) {
    case 'account':
      return confirmed >= knownFrom ? 1 : confirmed > 0 ? 0.9 : 0.8
    case 'number':
      return 0.93
    case 'name':
      return 0.65
    case 'family':
      return 0.6
    case 'kin':
      return 0.5
  }
}

const wordOf = ({ by, confirmed }: Payer): string => {
  switch (by) {
    case 'account':
      return confirmed >= knownFrom ? 'known_account' : 'new_account'
    case 'number':
      return 'customer_number'
    case 'name':
      return 'name_alike'
    case 'family':
      return 'same_group'
    case 'kin':
      return 'name_begins_alike'
  }
}

const opensOf = (items: readonly Candidate[]) => items.map((item) => item.open)

function exactItem(facts: LineFacts, items: readonly Candidate[], { most, from }: Standing): Proposal[] {
  const exact = items.filter((item) => item.open === facts.amount)
  const alone = exact.length === 1 && exactSets(opensOf(items), facts.amount).found === 'one'
  const probability = alone ? 0.995 : 0.9 / exact.length
  return exact.slice(0, 3).map((item) =>
    oldestFirst(facts, [item], {
      method: 'exact_item',
      probability: probability * most,
      reasons: [from, why('cash.amount_meets', { number: item.number })],
    }),
  )
}

function exactSum(facts: LineFacts, items: readonly Candidate[], { most, from }: Standing): Proposal[] {
  if (items.length < 2) return []
  if (sumOf(items) === facts.amount)
    return [
      oldestFirst(facts, items, {
        method: 'balance',
        probability: 0.993 * most,
        reasons: [from, why('cash.balance_meets', { items: items.length })],
      }),
    ]
  const sets = exactSets(opensOf(items), facts.amount)
  if (sets.found !== 'one' || sets.indexes.length < 2) return []
  const chosen = items.filter((_, index) => sets.indexes.includes(index))
  return [
    oldestFirst(facts, chosen, {
      method: 'exact_set',
      probability: 0.97 * most,
      reasons: [from, why('cash.only_set', { items: chosen.length, of: items.length })],
    }),
  ]
}

/** He took a credit note off by himself. It is never netted silently, so this waits however well it meets. */
function exactWithCredit(
  facts: LineFacts,
  items: readonly Candidate[],
  { customerId, most, from }: Standing,
): Proposal[] {
  const own = facts.credits.filter((credit) => credit.customerId === customerId && credit.open > 0n).slice(0, 6)
  const takes = [...own.map((credit) => [credit]), ...(own.length > 1 ? [own] : [])]
  const found = takes.flatMap((credits) => {
    const sets = exactSets(opensOf(items), facts.amount + sumOf(credits))
    if (sets.found !== 'one') return []
    return [{ credits, chosen: items.filter((_, index) => sets.indexes.includes(index)) }]
  })
  return found.slice(0, 2).map(({ credits, chosen }) =>
    withCredits(facts, chosen, credits, {
      method: 'with_credit',
      probability: (0.95 * most) / found.length,
      reasons: [
        from,
        why('cash.meets_with_credit', { items: chosen.length, credits: credits.map((each) => each.number).join(', ') }),
      ],
    }),
  )
}
