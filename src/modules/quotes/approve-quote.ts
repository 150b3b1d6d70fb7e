import { parseDecimal } from '#kernel/decimal'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { decide } from '#platform/decision'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { quoteMoved } from './events.ts'
import { authorityOf, isWithin, mayBeSent } from './quote.ts'
import { policyOf } from './store-policy.ts'
import { moveQuote, moveVersion } from './store.ts'
import { lockedQuote, tell } from './write-quote.ts'

type About = { readonly quoteId: Id<'quo'> }

/** A discount beyond what somebody may give alone: he says why, and another person says yes or no. */
export async function askApproval(work: Work, { quoteId, note }: About & { readonly note: string }): Promise<void> {
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeSent(quote))
  const authority = authorityOf(work.who.roles, await policyOf(work.tx))
  if (latest.approvedAt !== null || isWithin(parseDecimal(latest.discountPercent), authority)) {
    throw new Refused('approval_is_not_needed')
  }
  await moveVersion(work.tx, latest.id, { state: 'waiting', asked: { at: work.at, by: work.who.staffId, note } })
  await moveQuote(work.tx, quoteId, { state: 'waiting' })
  await tell(work, quote, 'approval_asked', { words: note })
  await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
}

/** Yes, or no with a reason. Whoever asked does not answer himself, and nobody beyond his own authority. */
export async function answerApproval(
  work: Work,
  { quoteId, approved, reason }: About & { readonly approved: boolean; readonly reason?: string | null | undefined },
): Promise<void> {
  const { quote, latest } = await lockedQuote(work, quoteId)
  if (quote.state !== 'waiting') throw new Refused('quote_does_not_wait', { state: quote.state })
  const { staffId, roles } = work.who
  if (staffId === null || staffId === latest.askedBy) throw new Refused('quote_is_your_own')
  const policy = await policyOf(work.tx)
  const discount = parseDecimal(latest.discountPercent)
  const authority = authorityOf(roles, policy)
  if (approved && !isWithin(discount, authority)) throw new Refused('beyond_your_authority', { discount, authority })
  if (!approved && !reason) throw new Refused('reason_is_missing', { field: 'reason' })
  const decisionId = await decide(work, {
    kind: 'quote.discount',
    subject: { kind: 'quo', id: quoteId },
    customerId: quote.customerId,
    policyVersion: String(policy.version),
    facts: { discount, authority, versionNo: latest.no, net: latest.net },
    verdict: approved ? 'approved' : 'refused',
    reasons: [{ key: approved ? 'quote.approved' : 'quote.not_approved' }],
  })
  await moveVersion(work.tx, latest.id, {
    state: 'draft',
    ...(approved ? { approved: { at: work.at, by: staffId, decisionId } } : {}),
  })
  await moveQuote(work.tx, quoteId, { state: 'draft' })
  await tell(work, quote, approved ? 'approved' : 'not_approved', { words: reason ?? null })
  await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
}
