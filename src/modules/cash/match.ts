import type { Id } from '#kernel/id'
import { byDiscount } from './match-discount.ts'
import { byInstruction, toTheCent } from './match-instruction.ts'
import { byAmount, byCutNumber, byNearNumber } from './match-near.ts'
import { byPayer, knownFrom } from './match-payer.ts'
import { why, type LineFacts, type Proposal, type Reason } from './proposal.ts'

export type { Candidate, LineFacts, Method, Payer, Proposal, Reason, Share } from './proposal.ts'

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

/** Stored with each decision, so that a year later it can be told by which rules it was made. */
export const policyVersion = 'cash.match/3'

/**
 * Whose money is this and what does it pay? By the payer's own instruction first, then by who pays and what exactly adds up. It posts by itself only when one answer is sure; never on a name, never on an amount alone, never
 * between two equal answers. The rest are proposals with their reasons, the best first.
 */
export function match(facts: LineFacts): Match {
  const chosen = chosenByPayer(facts)
  if (chosen) return { verdict: 'post', proposal: chosen }
  const cut = byCutNumber(facts)
  const proposals = [
    ...byInstruction(facts).map((named) => (cut.length > 0 ? weakened(named) : named)),
    ...cut,
    ...byPayer(facts),
    ...byDiscount(facts),
    ...byNearNumber(facts),
    ...byAmount(facts),
  ]
    .filter(unlikeEarlier)
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, 5)
  const [best, second] = proposals
  const tied = best && second && second.probability >= best.probability - 0.005 && !sameShares(best, second)
  if (best && best.probability >= sure && !tied) return { verdict: 'post', proposal: best }
  const waits = best ? waitsFor(best, tied === true) : why('cash.nothing_fits')
  const payer = knownPayer(facts)
  if (payer) return { verdict: 'payer_known', customerId: payer, proposals, waits }
  return { verdict: 'unidentified', proposals, waits }
}

/**
 * The payer wrote the numbers of what he pays, it meets to the cent, and no account says that somebody else paid: that is his
 * choice, and whatever else he or others have open is not looked at.
 */
export function chosenByPayer(facts: LineFacts): Proposal | null {
  const [named, second] = byInstruction(facts)
  if (!named || second || named.probability < toTheCent) return null
  const other = facts.payers.some(
    (payer) => payer.by === 'account' && payer.confirmed >= knownFrom && payer.customerId !== named.customerId,
  )
  return other ? null : named
}

/** What was read in full leaves a rest, and a number that was cut off explains it: then the rest is no overpayment. */
const weakened = (named: Proposal): Proposal =>
  named.rest > 0n ? { ...named, probability: Math.min(named.probability, 0.95) } : named

function waitsFor(best: Proposal, tied: boolean): Reason {
  if (tied) return why('cash.two_answers')
  if (best.credits.length > 0) return why('cash.credit_not_named')
  if (best.shares.length === 0) return why('cash.purpose_unknown')
  return why('cash.not_sure')
}

/** The one customer whose account this is, confirmed often enough. */
function knownPayer(facts: LineFacts): Id<'cus'> | null {
  const known = facts.payers.filter((payer) => payer.by === 'account' && payer.confirmed >= knownFrom)
  return known.length === 1 ? (known[0]?.customerId ?? null) : null
}

const sharesKey = ({ customerId, shares, credits }: Proposal) =>
  `${customerId} ${shares.map(({ itemId, amount }) => `${itemId}:${amount}`).join(' ')} ${credits.map(({ itemId }) => itemId).join(' ')}`
const sameShares = (a: Proposal, b: Proposal) => sharesKey(a) === sharesKey(b)

// Of answers that are the same, the likeliest stays; of equally likely ones, the first.
const unlikeEarlier = (proposal: Proposal, index: number, all: readonly Proposal[]) =>
  !all.some(
    (other, at) =>
      at !== index &&
      sameShares(other, proposal) &&
      (other.probability > proposal.probability || (other.probability === proposal.probability && at < index)),
  )
