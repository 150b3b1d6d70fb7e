import { insist, Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import type { Work } from '#platform/work'
import { acceptQuote } from './accept-quote.ts'
import { quoteMoved } from './events.ts'
import { declineQuote, type No } from './decline-quote.ts'
import { again, locked, openedBy } from './opened-quote.ts'
import { mayBeAnswered } from './quote.ts'
import { touch } from './send-quote.ts'
import { pageOf } from './show-page.ts'
import { countQuestion, noteViewed } from './store-links.ts'
import { noteQuoteViewed } from './store.ts'
import { tell } from './write-quote.ts'

type ByLink = { readonly token: string }
type Seen = ByLink & { readonly versionHash: string }

const mostQuestions = 20

/** The page was opened by a person: a program that only looks at links in mails runs no script. */
export async function viewQuote(work: Work, { token }: ByLink): Promise<void> {
  const { house, link, by, quote, version } = await openedBy(work, token)
  // A colleague who looks how it looks is not the customer.
  if (link === null || by !== null) return
  await noteViewed(house.tx, link.id, house.at)
  if (version.viewedAt !== null) return
  await noteQuoteViewed(house.tx, quote.id, version.id, house.at)
  await tell(house, { ...quote, latestNo: version.no }, 'viewed', { linkId: link.id, name: link.email })
}

/** Who says yes, under which number of his own; he says that he may. */
export type Acceptance = Seen & { readonly name: string; readonly poNumber?: string | null | undefined }

/**
 * The customer says yes, and has the order. Said twice it is one order: whoever comes second is shown what the first one
 * accepted.
 */
export async function acceptByLink(work: Work, asked: Acceptance) {
  const before = await openedBy(work, asked.token)
  const now = await locked(before)
  if (now.standing === 'accepted' && now.version.contentHash === asked.versionHash) return pageOf(now)
  insist(mayBeAnswered(now.standing, { seen: asked.versionHash, sent: now.version.contentHash }))
  await acceptQuote(now, { name: asked.name, poNumber: asked.poNumber ?? null })
  return pageOf(await again(now))
}

/** Not this time: with a reason, so that somebody learns from it. */
export async function declineByLink(work: Work, asked: Seen & No) {
  const now = await locked(await openedBy(work, asked.token))
  insist(mayBeAnswered(now.standing, { seen: asked.versionHash, sent: now.version.contentHash }))
  await declineQuote(now, asked)
  return pageOf(await again(now))
}

/** A question to whoever made the offer, who has it on his list until it is answered. */
export async function askByLink(work: Work, asked: ByLink & { readonly name: string; readonly words: string }) {
  const now = await openedBy(work, asked.token)
  const { house, quote, version, link } = now
  if (link === null || link.questions >= mostQuestions) throw new Refused('questions_are_many')
  await countQuestion(house.tx, link.id)
  await tell(house, { ...quote, latestNo: version.no }, 'question', {
    linkId: link.id,
    name: asked.name,
    words: asked.words,
  })
  await touch(house, quote, version, 'quote.asked')
  await announce(house, quoteMoved, { quoteId: quote.id, customerId: quote.customerId })
  return pageOf(now)
}
