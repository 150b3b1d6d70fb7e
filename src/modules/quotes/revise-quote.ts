import { plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { quoteMoved } from './events.ts'
import { mayBeRevised, mayBeWithdrawn, mayBeWritten, type QuoteHead, type VersionState } from './quote.ts'
import { touch } from './send-quote.ts'
import { policyOf } from './store-policy.ts'
import {
  deleteVersion,
  insertVersion,
  linesOf,
  moveQuote,
  moveVersion,
  replaceLines,
  type QuoteVersion,
} from './store.ts'
import { lockedQuote, tell } from './write-quote.ts'

type About = { readonly quoteId: Id<'quo'> }

/** The next version begins as what the last one said. From this moment nobody can accept the last one. */
export async function reviseQuote(work: Work, { quoteId }: About): Promise<void> {
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeRevised(quote))
  const now = today(work, await entityOf(work.tx, quote.entityId))
  const { validDays } = await policyOf(work.tx)
  const no = latest.no + 1
  const originId = await originOf(work)
  const validUntil = latest.validUntil < now ? plusDays(now, validDays) : latest.validUntil
  const versionId = await insertVersion(work.tx, { ...latest, validUntil, no }, originId)
  await replaceLines(work.tx, versionId, await linesOf(work.tx, latest.id), originId)
  if (latest.state === 'sent') await moveVersion(work.tx, latest.id, { state: 'replaced', settledAt: work.at })
  await moveQuote(work.tx, quoteId, { state: 'draft', latestNo: no, settledAt: null })
  await tell(work, { ...quote, latestNo: no }, 'revised')
  await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
}

/** The revision is given up, and the version before it stands again as it was. */
export async function dropRevision(work: Work, { quoteId }: About): Promise<void> {
  const { quote, latest, versions } = await lockedQuote(work, quoteId)
  insist(mayBeWritten(quote))
  if (quote.number === null) throw new Refused('quote_was_never_sent')
  const before = found(versions[1])
  await deleteVersion(work.tx, latest.id)
  const state = before.state === 'replaced' ? 'sent' : before.state
  if (before.state === 'replaced') await moveVersion(work.tx, before.id, { state: 'sent', settledAt: null })
  await moveQuote(work.tx, quoteId, {
    state: stateOf(state),
    latestNo: before.no,
    settledAt: before.state === 'replaced' ? null : before.settledAt,
  })
  await tell(work, { ...quote, latestNo: before.no }, 'revision_dropped')
}

const stateOf = (state: VersionState): QuoteHead['state'] => {
  if (state === 'replaced') throw new Error('a version that was replaced cannot be the latest')
  return state
}

/** The offer is taken back, for a reason that stays here. */
export async function withdrawQuote(
  work: Work,
  { quoteId, reason }: About & { readonly reason: string },
): Promise<void> {
  const { quote, latest } = await lockedQuote(work, quoteId)
  insist(mayBeWithdrawn(quote))
  await settle(work, quote, latest, 'withdrawn')
  await tell(work, quote, 'withdrawn', { words: reason })
  await touch(work, quote, latest, 'quote.withdrawn')
  await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
}

export async function settle(
  work: Work,
  quote: QuoteHead,
  version: QuoteVersion,
  state: 'withdrawn' | 'expired' | 'declined',
): Promise<void> {
  await moveVersion(work.tx, version.id, { state, settledAt: work.at })
  await moveQuote(work.tx, quote.id, { state, settledAt: work.at })
}
