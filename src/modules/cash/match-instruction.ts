import type { Id } from '#kernel/id'
import {
  oldestFirst,
  sumOf,
  surplus,
  why,
  type Candidate,
  type LineFacts,
  type Method,
  type Proposal,
} from './proposal.ts'

// A short number may stand in any text by chance (a date, a house number), so alone it proves nothing.
export const longEnough = 6

/** How sure it is when the named items make the amount: nothing is surer. */
export const toTheCent = 0.999

/** The payer named documents: he has the right to choose. */
export function byInstruction(facts: LineFacts): Proposal[] {
  const checked = facts.named.filter((item) => item.bare === facts.reference)
  const written = facts.named.filter((item) => facts.mentions.includes(item.bare))
  const named = checked.length > 0 ? checked : withoutPartsOfOthers(written, facts.mentions)
  const method = checked.length > 0 ? 'reference' : 'number'
  if (hasTwins(named))
    return named.map((item) =>
      oldestFirst(facts, [item], {
        method,
        probability: 0.5,
        reasons: [why('cash.number_stands_twice', { number: item.number })],
      }),
    )
  const customers = [...new Set(named.map((item) => item.customerId))]
  const [customerId] = customers
  if (!customerId) return []
  return customers.length > 1 ? ofSeveral(facts, named, method) : ofOne(facts, customerId, named, method)
}

function ofOne(facts: LineFacts, customerId: Id<'cus'>, named: readonly Candidate[], method: Method): Proposal[] {
  const weak = method === 'number' && named.some((item) => item.bare.length < longEnough)
  const open = named.filter((item) => item.open > 0n)
  const stranger = paysForAnother(facts, customerId)
  const reasons = [
    ...named.map((item) => why(`cash.${method}`, { number: item.number })),
    ...(stranger ? [why('cash.account_of_another')] : []),
  ]
  const at = (probability: number) => Math.min(probability, stranger ? 0.97 : 1, weak ? 0.8 : 1)
  if (open.length === 0) {
    const probability = weak ? 0.6 : at(0.995)
    return [surplus(facts, customerId, { method, probability, reasons: [...reasons, why('cash.paid_already')] })]
  }
  const total = sumOf(open)
  const found = (probability: number, reason: ReturnType<typeof why>) => [
    oldestFirst(facts, open, { method, probability, reasons: [...reasons, reason] }),
  ]
  if (total === facts.amount)
    return found(weak ? Math.min(0.95, stranger ? 0.9 : 1) : at(toTheCent), why('cash.sum_meets'))
  if (total < facts.amount) return found(at(0.992), why('cash.more_than_named', { over: facts.amount - total }))
  const [only] = open
  if (only && open.length === 1) {
    const short = total - facts.amount
    const late = short === only.missed
    return found(at(0.995), late ? why('cash.discount_too_late', { short }) : why('cash.short', { short }))
  }
  return found(0.75, why('cash.short_of_several', { short: total - facts.amount }))
}

/** A parent pays for its members, or somebody collects for several: right to the cent, and still for a person to see. */
function ofSeveral(facts: LineFacts, named: readonly Candidate[], method: Method): Proposal[] {
  const open = named.filter((item) => item.open > 0n)
  if (open.length === 0) return []
  const reasons = [
    ...named.map((item) => why(`cash.${method}`, { number: item.number })),
    why('cash.several_customers', { customers: new Set(named.map((item) => item.customerId)).size }),
  ]
  const meets = sumOf(open) === facts.amount
  return [
    oldestFirst(
      facts,
      open,
      { method, probability: meets ? 0.93 : 0.7, reasons: meets ? [...reasons, why('cash.sum_meets')] : reasons },
      facts.payers.find((payer) => payer.by !== 'kin' && payer.by !== 'family')?.customerId,
    ),
  ]
}

/** The account is known as somebody else's, and he has nothing to do with the one whose number it is. */
const paysForAnother = ({ payers }: LineFacts, customerId: Id<'cus'>) =>
  payers.some((payer) => payer.by === 'account' && payer.confirmed > 0) &&
  !payers.some((payer) => payer.customerId === customerId)

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
